using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookEngine.Portable;

/// <summary>The lines of a cell that speak to the host and are no C#.</summary>
internal static partial class HostDirectives
{
    public static IEnumerable<int> Lines(SyntaxNode root) => root.DescendantTrivia().Where(IsHostDirective).Select(trivia => PortableSubset.LineOf(trivia.GetLocation()));

    /// <summary>The code with spaces in their place, so that the compiler does not see them and every place stays. Of what is being typed no tree tells.</summary>
    public static string Blanked(string code) => Directive().Replace(code, line => new string(' ', line.Length));

    // #if, #region, #pragma and the like are C#, and every host compiles C#.
    private static bool IsHostDirective(SyntaxTrivia trivia) => trivia.Kind()
        is SyntaxKind.ShebangDirectiveTrivia or SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia
        or SyntaxKind.BadDirectiveTrivia or SyntaxKind.IgnoredDirectiveTrivia;

    [GeneratedRegex(@"^[ \t]*#(![^\n]*|(r|i|load)\b[^\n]*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();
}
