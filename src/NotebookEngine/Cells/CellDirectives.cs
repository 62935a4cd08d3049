namespace NotebookEngine.Cells;

/// <summary>The directives of a cell as this engine takes them: all that the portable subset has, and what a user of Polyglot Notebooks is used to.</summary>
internal static partial class CellDirectives
{
    /// <param name="source">C# with directives.</param>
    /// <param name="before">The lines of the cell before it.</param>
    /// <exception cref="CellException">One is written in a way that is not understood.</exception>
    public static IReadOnlyList<CellDirective> Read(string source, int before)
    {
        string[] lines = source.Split('\n');
        var root = CSharpSyntaxTree.ParseText(source, PortableSubset.ParseOptions).GetRoot();
        return [.. HostDirectives.Lines(root).Select(line => Read(before + line, lines[line - 1].Trim()))];
    }

    private static CellDirective Read(int line, string text) => text.Split([' ', '\t', '"'], 2)[0] switch
    {
        "#!import" => new ImportDirective(line, Value(text, "#!import")),
        "#r" => Reference(line, text),
        "#i" => new SourceDirective(line, AfterNuget(Value(text, "#i"))),
        "#load" => throw NotUnderstood(line, text, "Write #!import file.csx."),
        var word when word.StartsWith("#:", StringComparison.Ordinal) => throw NotUnderstood(line, text, "Write #r \"nuget: Id, 1.2.3\"."),
        var word when word.StartsWith("#!", StringComparison.Ordinal) => new KernelDirective(line, text),
        _ => throw NotUnderstood(line, text, "Delete the line, or write what it does in C#."),
    };

    private static CellDirective Reference(int line, string text)
    {
        string value = Value(text, "#r");
        if (!value.StartsWith(Nuget, StringComparison.OrdinalIgnoreCase))
            return new ReferenceDirective(line, value);
        return Package().Match(AfterNuget(value)) is { Success: true } package
            ? new PackageDirective(line, package.Groups["id"].Value, package.Groups["version"] is { Success: true, Value: var version } ? version.Trim() : null)
            : throw NotUnderstood(line, text, "Write #r \"nuget: Id, 1.2.3\", with a range instead of the version, or without one.");
    }

    private const string Nuget = "nuget:";

    private static string AfterNuget(string value) => value.StartsWith(Nuget, StringComparison.OrdinalIgnoreCase) ? value[Nuget.Length..].Trim() : value;

    private static string Value(string text, string word) => text[word.Length..].Trim().Trim('"').Trim();

    private static CellException NotUnderstood(int line, string text, string advice) =>
        new(new CellError(ErrorKind.Directive, "Directive", $"{text} is not understood here. {advice}", line, []));

    // A version as NuGet writes it: 1.2.3, 1.*, *-*, [1.0,2.0).
    [GeneratedRegex(@"^(?<id>[\w.-]+)\s*(,\s*(?<version>[\w.*+\-]+|[\[(][\w.*+\-, ]+[\])]))?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Package();
}
