using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookEngine.Portable;

/// <summary>The lines of a cell that speak to the host and are no C#.</summary>
internal static class HostDirectives
{
    public static IEnumerable<int> Lines(SyntaxNode root) => root.DescendantTrivia().Where(IsHostDirective).Select(trivia => PortableSubset.LineOf(trivia.GetLocation()));

    // #if, #region, #pragma and the like are C#, and every host compiles C#.
    private static bool IsHostDirective(SyntaxTrivia trivia) => trivia.Kind()
        is SyntaxKind.ShebangDirectiveTrivia or SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia
        or SyntaxKind.BadDirectiveTrivia or SyntaxKind.IgnoredDirectiveTrivia;
}
