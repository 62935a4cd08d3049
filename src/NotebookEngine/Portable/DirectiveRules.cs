namespace NotebookEngine.Portable;

/// <summary>Directives that one host understands and another does not: all but <c>#!import</c> of a script, <c>#r</c> of a file, and <c>#r</c> of one version of a package.</summary>
internal static partial class DirectiveRules
{
    private const string PackageAdvice = "Write #r \"nuget: Id, 1.2.3\" with one exact version.";

    /// <param name="line">Where it stands.</param>
    /// <param name="text">The line.</param>
    /// <param name="isAtTop">Whether only comments and directives stand before it.</param>
    public static PortabilityProblem? Problem(int line, string text, bool isAtTop) =>
        Advice(text) is { } advice ? new(line, text, advice)
        : isAtTop ? null
        : new(line, $"{text} after code", "Move it to the top of the cell.");

    private static string? Advice(string text) => text.Split([' ', '\t', '"'], 2)[0] switch
    {
        "#!import" => AdviceOnImport(text["#!import".Length..].Trim()),
        "#r" => AdviceOnReference(text),
        "#load" => "Write #!import file.csx, without quotes.",
        "#i" => "Add the package source to a NuGet.config outside the notebook.",
        "#!csharp" or "#!c#" => "Delete the line: every code cell is C#.",
        "#!markdown" => "Write the text in a Markdown cell.",
        "#!time" => "Use System.Diagnostics.Stopwatch.",
        ['#', ':', ..] => PackageAdvice,
        ['#', '!', ..] => "Write the cell in C#, without directives of a host.",
        _ => "Delete the line, or write what it does in C#.",
    };

    private static string? AdviceOnImport(string path) =>
        path.Contains('"') ? $"Write it without quotes: #!import {path.Trim('"')}"
        : path.EndsWith(".csx", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal) ? null
        : "Import a .csx file: #!import setup.csx";

    private static string? AdviceOnReference(string text) =>
        ExactPackage().IsMatch(text) ? null
        : text.Contains("nuget:", StringComparison.OrdinalIgnoreCase) ? PackageAdvice
        : Path.IsPathFullyQualified(text["#r".Length..].Trim().Trim('"')) ? null
        : "Write an absolute path; #!import setup.csx brings the library's.";

    [GeneratedRegex("""^#r\s*"nuget:\s*[\w.-]+\s*,\s*\d+(\.\d+){1,3}(-[\w.-]+)?\s*"\s*$""", RegexOptions.ExplicitCapture)]
    private static partial Regex ExactPackage();
}
