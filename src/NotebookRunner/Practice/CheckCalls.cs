using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookRunner.Notebooks;
using NotebookRunner.Portable;

namespace NotebookRunner.Practice;

/// <summary>The calls of <c>Check.That("08.2", …)</c> in cells: which exercises are answered where.</summary>
internal static class CheckCalls
{
    /// <returns>The exercises in the order of their first check.</returns>
    public static IReadOnlyList<string> Exercises(IEnumerable<NotebookCell> cells) =>
        [.. cells.Where(cell => cell.IsCode).SelectMany(cell => Exercises(cell.Source)).Distinct()];

    public static IReadOnlyList<string> Exercises(string source) => [.. Calls(source).Select(Exercise).OfType<string>().Distinct()];

    /// <summary>The cell with every verdict on show: one that ends in a semicolon would be thrown away.</summary>
    public static string Shown(string source)
    {
        var silent = Calls(source).Where(call => call.Parent is ExpressionStatementSyntax { SemicolonToken.IsMissing: false });
        return silent.Select(call => call.Span.End).OrderDescending().Aggregate(source, (text, end) => text.Insert(end, ".Display()"));
    }

    private static IEnumerable<InvocationExpressionSyntax> Calls(string source) =>
        CSharpSyntaxTree.ParseText(source, PortableSubset.ParseOptions).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Check" }, Name.Identifier.Text: "That" });

    private static string? Exercise(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string id } }, ..] ? id : null;
}
