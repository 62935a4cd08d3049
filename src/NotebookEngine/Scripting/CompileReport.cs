using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NotebookEngine.Protocol;

namespace NotebookEngine.Scripting;

/// <summary>What the compiler did not accept, with the source line and a caret under the place.</summary>
internal static class CompileReport
{
    private const int Most = 10;

    // What C# has and a script has not.
    private static readonly Dictionary<string, string> Instead = new()
    {
        ["CS7021"] = "Declare the types without a namespace.",
        ["CS1109"] = "Write an ordinary function, or put the extension into a library.",
        ["CS9283"] = "Write an ordinary function, or put the extension into a library.",
    };

    public static CellError? Describe(ImmutableArray<Diagnostic> diagnostics, string fileName)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count == 0)
            return null;
        var first = errors[0];
        var traceback = errors.Take(Most).SelectMany(error => Lines(error, fileName)).ToList();
        if (errors.Count > Most)
            traceback.Add($"… and {errors.Count - Most} more.");
        return new CellError(ErrorKind.Compile, first.Id, $"{first.GetMessage()}{(Instead.TryGetValue(first.Id, out string? advice) ? $" {advice}" : "")}", Start(first).Line + 1, traceback);
    }

    private static IEnumerable<string> Lines(Diagnostic error, string fileName)
    {
        var start = Start(error);
        yield return $"{fileName}, line {start.Line + 1}, column {start.Character + 1}: {error.Id}: {error.GetMessage()}";
        if (error.Location.SourceTree is not { } tree)
            yield break;
        string line = tree.GetText().Lines[start.Line].ToString();
        yield return "    " + line;
        yield return "    " + Caret(line, start.Character, error.Location.SourceSpan.Length);
    }

    // Tabs are kept, so that the caret stands under the place however wide a tab is shown.
    private static string Caret(string line, int column, int length) =>
        string.Concat(line[..column].Select(letter => letter == '\t' ? '\t' : ' ')) + new string('^', Math.Clamp(length, 1, Math.Max(1, line.Length - column)));

    private static Microsoft.CodeAnalysis.Text.LinePosition Start(Diagnostic error) => error.Location.GetLineSpan().StartLinePosition;
}
