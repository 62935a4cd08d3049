using System.Xml.Linq;

namespace NotebookRunner.Tests.Book;

internal static class Page
{
    /// <summary>Reads a page as XML, which finds every element left open and every character left unescaped.</summary>
    public static XElement Parse(string page) => XDocument.Parse(page.Replace("<!doctype html>", "", StringComparison.Ordinal)).Root!;

    public static IEnumerable<string> Links(string page) => Parse(page).Descendants("a").Attributes("href").Select(link => link.Value);
}
