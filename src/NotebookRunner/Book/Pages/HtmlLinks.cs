namespace NotebookRunner.Book.Pages;

/// <summary>The links of HTML that stands in Markdown: <c>href</c> of an <c>a</c>, <c>src</c> of an <c>img</c>.</summary>
internal static partial class HtmlLinks
{
    /// <summary>What each link leads to.</summary>
    public static IEnumerable<string> In(string html) => from tag in Tag().Matches(html) from attribute in Attribute().Matches(tag.Value) select Target(attribute);

    /// <summary>The HTML with other targets; an attribute whose target is none goes.</summary>
    /// <param name="html">A tag, or a block of HTML.</param>
    /// <param name="image">The address of an image.</param>
    /// <param name="link">The address of any other target.</param>
    public static string Rewrite(string html, Func<string, string?> image, Func<string, string?> link) => Tag().Replace(html, tag => Attribute().Replace(tag.Value, attribute =>
    {
        bool isImage = attribute.Groups["name"].Value.Equals("src", StringComparison.OrdinalIgnoreCase);
        string? target = (isImage ? image : link)(Target(attribute));
        return target is null ? "" : $" {attribute.Groups["name"].Value}=\"{Html.Escape(target)}\"";
    }));

    private static string Target(Match attribute) => System.Net.WebUtility.HtmlDecode(attribute.Groups["target"].Value);

    [GeneratedRegex("""<(a|img)\s[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex("""\s(?<name>href|src)\s*=\s*("(?<target>[^"]*)"|'(?<target>[^']*)')""", RegexOptions.IgnoreCase)]
    private static partial Regex Attribute();
}
