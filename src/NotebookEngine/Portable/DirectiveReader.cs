namespace NotebookEngine.Portable;

/// <summary>Reads a line that starts with <c>#!</c>, <c>#r</c> and their kin.</summary>
internal static partial class DirectiveReader
{
    private const string PackageAdvice = "Write #r \"nuget: Id, 1.2.3\" with one exact version.";

    public static DirectiveReading Read(int line, string text, bool isAtTop)
    {
        var reading = Meaning(line, text);
        return reading.Directive is null || isAtTop ? reading : new PortabilityProblem(line, $"{text} after code", "Move it to the top of the cell.");
    }

    private static DirectiveReading Meaning(int line, string text) => text.Split([' ', '\t', '"'], 2)[0] switch
    {
        "#!import" => Import(line, text),
        "#r" => Reference(line, text),
        "#load" => new PortabilityProblem(line, text, "Write #!import file.csx, without quotes."),
        "#i" => new PortabilityProblem(line, text, "Add the package source to a NuGet.config outside the notebook."),
        "#!csharp" or "#!c#" => new PortabilityProblem(line, text, "Delete the line: every code cell is C#."),
        "#!markdown" => new PortabilityProblem(line, text, "Write the text in a Markdown cell."),
        "#!time" => new PortabilityProblem(line, text, "Use System.Diagnostics.Stopwatch."),
        var word when word.StartsWith("#:", StringComparison.Ordinal) => new PortabilityProblem(line, text, PackageAdvice),
        var word when word.StartsWith("#!", StringComparison.Ordinal) => new PortabilityProblem(line, text, "Write the cell in C#, without directives of a host."),
        _ => new PortabilityProblem(line, text, "Delete the line, or write what it does in C#."),
    };

    private static DirectiveReading Import(int line, string text)
    {
        string path = text["#!import".Length..].Trim();
        if (path.Contains('"'))
            return new PortabilityProblem(line, text, $"Write it without quotes: #!import {path.Trim('"')}");
        return path.EndsWith(".csx", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal)
            ? new ImportDirective(line, path)
            : new PortabilityProblem(line, text, "Import a .csx file: #!import setup.csx");
    }

    private static DirectiveReading Reference(int line, string text)
    {
        if (Package().Match(text) is { Success: true } package)
            return new PackageDirective(line, package.Groups["id"].Value, package.Groups["version"].Value);
        if (text.Contains("nuget:", StringComparison.OrdinalIgnoreCase))
            return new PortabilityProblem(line, text, PackageAdvice);
        string path = text["#r".Length..].Trim().Trim('"');
        return Path.IsPathFullyQualified(path)
            ? new ReferenceDirective(line, path)
            : new PortabilityProblem(line, text, "Write an absolute path; #!import setup.csx brings the library's.");
    }

    [GeneratedRegex("""^#r\s*"nuget:\s*(?<id>[\w.-]+)\s*,\s*(?<version>\d+(\.\d+){1,3}(-[\w.-]+)?)\s*"\s*$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Package();
}
