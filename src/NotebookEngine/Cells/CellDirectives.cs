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
        return [.. PortableSubset.DirectiveLines(root).Select(line => Read(before + line, lines[line - 1].Trim()))];
    }

    /// <summary>
    /// The code with spaces in place of its directives, and of what is in another language, so that the compiler does not see them and every place stays.
    /// Of what is being typed no tree tells.
    /// </summary>
    public static string Blanked(string source)
    {
        string[] lines = source.Split('\n');
        bool isOther = false;
        for (int i = 0; i < lines.Length; i++)
        {
            string word = WordOf(lines[i]);
            isOther = OtherLanguages.Begin(word) || (isOther && !CellLanguages.BeginsCSharp.Contains(word));
            if (isOther || Directive().IsMatch(lines[i]))
                lines[i] = NoBreak().Replace(lines[i], " ");
        }
        return string.Join('\n', lines);
    }

    /// <summary>The word that a line begins with.</summary>
    public static string WordOf(string line) => line.TrimEnd().Split([' ', '\t'], 2)[0];

    private static CellDirective Read(int line, string text) => text.Split([' ', '\t', '"'], 2)[0] switch
    {
        "#!import" => new ImportDirective(line, Value(text, "#!import")),
        "#r" => Reference(line, text),
        "#i" => new SourceDirective(line, AfterNuget(Value(text, "#i"))),
        "#load" => throw NotUnderstood(line, text, "Write #!import file.csx."),
        ['#', ':', ..] => throw NotUnderstood(line, text, "Write #r \"nuget: Id, 1.2.3\"."),
        ['#', '!', ..] => new KernelDirective(line, text),
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
        CellException.OfDirective($"{text} is not understood here. {advice}", line);

    [GeneratedRegex(@"^[ \t]*#(!|(r|i|load)\b)", RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();

    [GeneratedRegex(@"[^\r]")]
    private static partial Regex NoBreak();

    // A version as NuGet writes it: 1.2.3, 1.*, *-*, [1.0,2.0).
    [GeneratedRegex(@"^(?<id>[\w.-]+)\s*(,\s*(?<version>[\w.*+\-]+|[\[(][\w.*+\-, ]+[\])]))?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Package();
}
