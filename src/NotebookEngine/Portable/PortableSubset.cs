namespace NotebookEngine.Portable;

/// <summary>Decides what a committed cell may contain: what .NET Interactive, Verso and this runner all understand, and nothing else.</summary>
internal static class PortableSubset
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>What in a cell, or in an imported file, is not portable; in the order of the lines.</summary>
    public static IEnumerable<PortabilityProblem> Problems(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source, ParseOptions).GetRoot();
        string[] lines = source.Split('\n');
        var directives = DirectiveLines(root).Select(line => DirectiveRules.Problem(line, lines[line - 1].Trim(), lines[..(line - 1)].All(IsBlankOrDirective)));
        return directives.OfType<PortabilityProblem>().Concat(CodeRules.Problems(root)).OrderBy(problem => problem.Line);
    }

    /// <summary>The lines that speak to the host and are no C#. Such as #if, #region and #pragma are C#, and every host compiles C#.</summary>
    internal static IEnumerable<int> DirectiveLines(SyntaxNode root) =>
        from trivia in root.DescendantTrivia()
        where trivia.Kind() is SyntaxKind.ShebangDirectiveTrivia or SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia
            or SyntaxKind.BadDirectiveTrivia or SyntaxKind.IgnoredDirectiveTrivia
        select LineOf(trivia.GetLocation());

    internal static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    private static bool IsBlankOrDirective(string line) =>
        line.AsSpan().Trim() is var text && (text.IsEmpty || text.StartsWith("#") || text.StartsWith("//"));
}
