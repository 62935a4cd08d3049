using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Tests;

/// <summary>Files and functions are short enough to be taken in at a glance. All lines count, empty ones and comments too; a function begins below its attributes and its documentation.</summary>
public sealed class SourceSizeTests
{
    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("notebooks/experiments")]
    public void A_file_has_at_most_200_lines_and_half_of_them_at_most_70(string folder) =>
        Hold(Trees(folder).Select(tree => (tree.FilePath, tree.GetText().Lines.Count - 1)), most: 200, median: 70);

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("notebooks/experiments")]
    public void A_function_has_at_most_40_lines_and_half_of_them_at_most_8(string folder) =>
        Hold(Trees(folder).SelectMany(tree => tree.GetRoot().DescendantNodes().Where(IsFunction)).Select(Measured), most: 40, median: 8);

    private static void Hold(IEnumerable<(string Name, int Lines)> all, int most, int median)
    {
        var sorted = all.OrderBy(one => one.Lines).ToList();
        Assert.Empty(sorted.Where(one => one.Lines > most).Select(one => $"{one.Name}: {one.Lines} lines"));
        Assert.InRange(sorted[sorted.Count / 2].Lines, 1, median);
    }

    private static IEnumerable<SyntaxTree> Trees(string folder) =>
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        select CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: Path.GetRelativePath(Repository.Root, path));

    private static bool IsFunction(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax { Body: not null } or PropertyDeclarationSyntax { ExpressionBody: not null };

    private static (string Name, int Lines) Measured(SyntaxNode function)
    {
        int begin = function.ChildNodesAndTokens().First(part => !part.IsKind(SyntaxKind.AttributeList)).SpanStart;
        var span = function.SyntaxTree.GetLineSpan(TextSpan.FromBounds(begin, function.Span.End)).Span;
        return ($"{function.SyntaxTree.FilePath}({span.Start.Line + 1})", span.End.Line - span.Start.Line + 1);
    }
}
