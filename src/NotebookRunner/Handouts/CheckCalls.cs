using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookEngine.Portable;

namespace NotebookRunner.Handouts;

/// <summary>The calls of <c>Check.That("08.2", …)</c> in cells: which exercises are answered where.</summary>
internal static class CheckCalls
{
    /// <returns>The exercises in the order of their first check.</returns>
    public static IReadOnlyList<string> Exercises(IEnumerable<NotebookCell> cells) =>
        [.. cells.Where(cell => cell.IsCode).SelectMany(cell => Exercises(cell.Source)).Distinct()];

    public static IReadOnlyList<string> Exercises(string source) =>
        [.. In(CSharpSyntaxTree.ParseText(source, PortableSubset.ParseOptions).GetRoot()).Select(Exercise).OfType<string>().Distinct()];

    /// <returns>The calls themselves, in the order in which they are written.</returns>
    public static IEnumerable<InvocationExpressionSyntax> In(SyntaxNode root) =>
        root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Check" }, Name.Identifier.Text: "That" });

    /// <returns>The exercise that a call names; null where it does not name one in so many words.</returns>
    public static string? Exercise(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string id } }, ..] ? id : null;
}
