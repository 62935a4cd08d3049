using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NotebookEngine.Cells;
using NotebookEngine.Portable;
using static NotebookRunner.Notebooks.Metadata;

namespace NotebookRunner.Notebooks;

/// <summary>Whether a notebook is in another language than C#. An editor may have written another kernel's name into a C# notebook: the code decides.</summary>
internal static partial class NotebookLanguage
{
    // In these a variable is declared as C# may do it.
    private static readonly HashSet<string> LikeCSharp = ["JavaScript", "TypeScript", "Java", "C++", "Kotlin", "Scala", "Go", "Rust"];

    /// <summary>One sentence for a notebook that says it is in another language, and whose code is not C#; null for any other.</summary>
    public static string? Problem(NotebookDocument notebook) =>
        Declared(notebook) is { } other ? (notebook.Cells.Any(IsForeign) ? Sentence(notebook, other) : null)
        : !Said(notebook).Any() && notebook.Cells.Any(IsPython) && !HasCSharp(notebook, "Python") ? Sentence(notebook, "Python")
        : null;

    /// <summary>The same for one whose code has just been refused by the compiler.</summary>
    public static string? ProblemOfRefused(NotebookDocument notebook) => Declared(notebook) is { } other ? Sentence(notebook, other) : null;

    /// <summary>Whether code has what only C# has; <paramref name="other"/> is what else it may be.</summary>
    public static bool IsCSharp(string code, string other) => CSharp().IsMatch(code) || (!LikeCSharp.Contains(other) && Declaration().IsMatch(code));

    private static string Sentence(NotebookDocument notebook, string other) =>
        $"{notebook.Path} is {Article(other)} {other} notebook{(Said(notebook).FirstOrDefault() is { } said ? $" (its metadata say {said})" : "")}, and one in C# is expected: open it where a kernel of {other} is, or, if its cells are C#, choose the kernel .NET (C#) in the editor and save it.";

    private static string Article(string language) => language is "F#" or "R" or "SQL" or "HTML" or "HTTP" or "Octave" ? "an" : "a";

    private static string? Declared(NotebookDocument notebook)
    {
        string[] said = [.. Said(notebook)];
        return said.Length == 0 || Array.Exists(said, CellLanguage.IsCSharp) || said.Select(OtherLanguages.Name).OfType<string>().FirstOrDefault() is not { } other || HasCSharp(notebook, other) ? null : other;
    }

    private static IEnumerable<string> Said(NotebookDocument notebook)
    {
        var metadata = notebook.Metadata;
        string?[] said =
        [
            Text(metadata, "kernelspec", "language"), Text(metadata, "language_info", "name"), Text(metadata, "kernelspec", "name"),
            Text(metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName"), Text(metadata, "dotnet_interactive", "kernelInfo", "defaultKernelName"), Text(metadata, "dotnet_interactive", "language"),
        ];
        string[] ofCells = [.. notebook.Cells.Where(cell => cell.IsCode).Select(cell => CellLanguage.Said(cell) ?? "").Distinct()];
        return said.Where(word => word is not null && (CellLanguage.IsCSharp(word) || OtherLanguages.Name(word) is not null)).Concat(ofCells is [{ Length: > 0 } one] ? [one] : []).OfType<string>();
    }

    private static bool HasCSharp(NotebookDocument notebook, string other) =>
        notebook.Cells.Any(cell => cell.IsCode && (IsCSharp(cell.Source, other) || (CellLanguage.Said(cell) is { } said && CellLanguage.IsCSharp(said))));

    private static bool IsForeign(NotebookCell cell) => cell.IsCode && !string.IsNullOrWhiteSpace(cell.Source) && (Elsewhere().IsMatch(cell.Source)
        || CSharpSyntaxTree.ParseText(cell.Source, PortableSubset.ParseOptions).GetDiagnostics().Any(problem => problem.Severity == DiagnosticSeverity.Error));

    private static bool IsPython(NotebookCell cell) => cell.IsCode && Python().IsMatch(cell.Source);

    [GeneratedRegex(@"^\s*using\s+(static\s+)?[\w.]+(\s*=\s*[\w.<>, ]+)?;|^#!(import|csharp|c#|set|share|time|whos?)\b|\bCheck\.That\(|^\s*Console\.Write", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"^\s*(var|int|double|string|bool|float|long|char|decimal)(\[,*\])?\??\s+\w+\s*(=|;|\()|^\s*(public|internal|private|record|static)\s+\w|\bnew\s+\w+[\[(<{]", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();

    // What parses as C# and names what C# does not have.
    [GeneratedRegex(@"^\s*(print|len|println|printfn|cat|library|require|alert)\s*\(|\bconsole\.log\(|^\s*(let|const|open|import|from|def)\s|^\s*[\w.]+\s*<-\s", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"^(import \w[\w.]*( as \w+)?(, \w+)*\s*$|from [\w.]+ import |def \w+\(.*\).*:\s*$|(for|if|while|with) [^({].*:\s*$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Python();
}
