using System.Collections.Immutable;

namespace NotebookEngine.Scripting;

/// <summary>What the compiler did not accept, with the source line and a caret under the place.</summary>
internal static partial class CompileReport
{
    private const int Most = 10;

    // What C# has and a script has not.
    private static readonly Dictionary<string, string> Instead = new()
    {
        ["CS7021"] = "Declare the types without a namespace.",
        ["CS1109"] = "Write an ordinary function, or put the extension into a library.",
        ["CS8345"] = "A variable of a cell is a field, which a Span cannot be: use it inside a function or a block { }, or take an array.",
        ["CS9283"] = "Write an ordinary function, or put the extension into a library.",
    };

    // What other languages of notebooks call it.
    private static readonly Dictionary<string, string> InsteadOfName = new()
    {
        ["print"] = "Write Console.WriteLine(…).",
        ["println"] = "Write Console.WriteLine(…).",
        ["printf"] = "Write Console.WriteLine($\"…\").",
        ["input"] = "Write Console.ReadLine().",
        ["len"] = "Write .Length or .Count.",
        ["range"] = "Write Enumerable.Range(…).",
        ["True"] = "Write true.",
        ["False"] = "Write false.",
        ["None"] = "Write null.",
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
        return new CellError(ErrorKind.Compile, first.Id, Message(first), Start(first).Line + 1, traceback);
    }

    private static string Message(Diagnostic error)
    {
        string message = Plain(error);
        return Advice(error) is { } advice ? $"{message.TrimEnd('.')}. {advice}" : message;
    }

    private static string Plain(Diagnostic error) => OfCell().Replace(error.GetMessage(), "This cell");

    private static string? Advice(Diagnostic error) =>
        Instead.GetValueOrDefault(error.Id)
        ?? (error.Id is "CS0103" && InsteadOfName.TryGetValue(SourceOf(error), out string? known) ? known : null)
        ?? (error.Id is "CS0029" && Span().IsMatch(error.GetMessage()) ? "Such a value cannot be the cell's result: end with .ToArray(), or print it." : null)
        ?? (error.Id is "CS1002" or "CS1003" or "CS1001" && UsingVariable().IsMatch(LineOf(error)) ? "In a cell write using (var x = …) { … }, or a variable without using." : null);

    // What Roslyn calls the class that it makes of a cell.
    [GeneratedRegex(@"^The type 'Submission#\d+'")]
    private static partial Regex OfCell();

    [GeneratedRegex(@"'System\.(ReadOnly)?Span<", RegexOptions.ExplicitCapture)]
    private static partial Regex Span();

    [GeneratedRegex(@"^\s*(await\s+)?using\s+[\w.<>]+\s+\w+\s*=", RegexOptions.ExplicitCapture)]
    private static partial Regex UsingVariable();

    private static string SourceOf(Diagnostic error) => error.Location.SourceTree?.GetText().ToString(error.Location.SourceSpan) ?? "";

    private static string LineOf(Diagnostic error) => error.Location.SourceTree?.GetText().Lines[Start(error).Line].ToString() ?? "";

    private static IEnumerable<string> Lines(Diagnostic error, string fileName)
    {
        var start = Start(error);
        yield return $"{fileName}, line {start.Line + 1}, column {start.Character + 1}: {error.Id}: {Plain(error)}";
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
