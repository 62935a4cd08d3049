using System.Text;

namespace NotebookRunner.Book.Slides;

/// <summary>One slide while it is filled.</summary>
/// <param name="isBelow">Stands under the slide before it instead of beside it.</param>
/// <param name="section">The heading it belongs to, as HTML; empty where the slide shows it itself.</param>
internal sealed class Slide(bool isBelow, string section)
{
    private readonly StringBuilder body = new();
    private readonly StringBuilder notes = new();

    public bool IsBelow { get; } = isBelow;

    public void Add(string html, bool isFragment) => body.AppendLine(isFragment ? $"<div class=\"fragment\">\n{html}</div>" : html);

    /// <summary>Adds what only the speaker sees.</summary>
    public void AddNotes(string html) => notes.AppendLine(html);

    public string ToHtml()
    {
        string running = section.Length == 0 ? "" : $"<p class=\"where\">{section}</p>\n";
        string aside = notes.Length == 0 ? "" : $"<aside class=\"notes\">\n{notes}</aside>\n";
        return $"<section class=\"slide\">\n{running}<div class=\"content\">\n{body}</div>\n{aside}</section>\n";
    }
}
