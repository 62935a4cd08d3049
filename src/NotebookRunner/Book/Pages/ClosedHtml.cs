using AngleSharp.Html.Parser;

namespace NotebookRunner.Book.Pages;

/// <summary>HTML that somebody wrote for a place of its own, closed where it ends: what it leaves open, or closes once too often, would take the rest of the page with it.</summary>
internal static class ClosedHtml
{
    // A browser runs scripts, and reads noscript accordingly.
    private static readonly HtmlParserOptions AsBrowsers = new() { IsScripting = true };

    /// <summary>The HTML to the letter where it ends by itself; else as a browser understands it alone, and as bare text where nothing ends it, as with plaintext.</summary>
    public static string Of(string html) =>
        Ends(html) ? html
        : Alone(html) is var closed && Ends(closed) ? closed
        : Html.Escape(html);

    // What comes behind it stays as it is: a form would lie in an open one, and text takes on every style that is still open.
    private static bool Ends(string html)
    {
        var page = new HtmlParser(AsBrowsers).ParseDocument($"<!DOCTYPE html><body>.<main><div>{html}</div><form>.</form></main>");
        var main = page.Body!.LastElementChild;
        return page.DocumentElement.Attributes.Length + page.Body.Attributes.Length == 0 && page.Body.ChildNodes.Length == 2
            && main is { LocalName: "main", ChildNodes.Length: 2, LastElementChild: { LocalName: "form", InnerHtml: "." } };
    }

    private static string Alone(string html)
    {
        var place = new HtmlParser(AsBrowsers).ParseDocument("").CreateElement("div");
        place.InnerHtml = html;
        return place.InnerHtml;
    }
}
