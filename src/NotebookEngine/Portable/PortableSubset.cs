namespace NotebookEngine.Portable;

/// <summary>Decides what a committed cell may contain: what .NET Interactive, Verso and this runner all understand, and nothing else.</summary>
internal static class PortableSubset
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>Takes a cell, or an imported file, apart.</summary>
    public static PortableCell Read(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source, ParseOptions).GetRoot();
        var directives = new List<CellDirective>();
        var problems = new List<PortabilityProblem>();
        string[] lines = source.Split('\n');
        foreach (int line in HostDirectives.Lines(root))
        {
            bool isAtTop = lines[..(line - 1)].All(IsBlankOrDirective);
            DirectiveReader.Read(line, lines[line - 1].Trim(), isAtTop).Into(directives, problems);
            lines[line - 1] = "";
        }
        problems.AddRange(CodeRules.Problems(root));
        return new PortableCell(string.Join('\n', lines), directives, [.. problems.OrderBy(problem => problem.Line)]);
    }

    internal static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    private static bool IsBlankOrDirective(string line) =>
        line.AsSpan().Trim() is var text && (text.IsEmpty || text.StartsWith("#") || text.StartsWith("//"));
}
