namespace NotebookEngine.Portable;

/// <summary>The lines of a cell that speak to the host and are no C#.</summary>
internal static partial class HostDirectives
{
    public static IEnumerable<int> Lines(SyntaxNode root) => root.DescendantTrivia().Where(IsHostDirective).Select(trivia => PortableSubset.LineOf(trivia.GetLocation()));

    /// <summary>
    /// The code with spaces in their place, and in place of what is in another language, so that the compiler does not see them and every place stays.
    /// Of what is being typed no tree tells.
    /// </summary>
    public static string Blanked(string code) => Directive().Replace(OtherLanguage().Replace(code, Blank), Blank);

    private static string Blank(Match text) => NoBreak().Replace(text.Value, " ");

    // #if, #region, #pragma and the like are C#, and every host compiles C#.
    private static bool IsHostDirective(SyntaxTrivia trivia) => trivia.Kind()
        is SyntaxKind.ShebangDirectiveTrivia or SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia
        or SyntaxKind.BadDirectiveTrivia or SyntaxKind.IgnoredDirectiveTrivia;

    [GeneratedRegex(@"^[ \t]*#(![^\n]*|(r|i|load)\b[^\n]*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();

    // To where C# begins again.
    [GeneratedRegex(@"^#!(html|markdown|javascript|js|value|mermaid|fsharp|f#|pwsh|powershell|sql|kql|http|python|r)(?=\s|$).*?(?=^#!(csharp|c#|C#)(?=\s|$)|\z)", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherLanguage();

    [GeneratedRegex(@"[^\r\n]")]
    private static partial Regex NoBreak();
}
