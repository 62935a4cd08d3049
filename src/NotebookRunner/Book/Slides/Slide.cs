using System.Text;

namespace NotebookRunner.Book.Slides;

/// <summary>One slide while it is filled.</summary>
/// <param name="isBelow">Stands under the slide before it instead of beside it.</param>
/// <param name="section">The heading it belongs to, as HTML; empty where the slide shows it itself.</param>
/// <param name="cell">The number of the cell that it begins with.</param>
internal sealed class Slide(bool isBelow, string section, int cell)
{
    /// <summary>Words that an audience reads while it listens; code, equations on lines of their own and results are none.</summary>
    public const int MostWords = 60;

    private const int WordsBesideAFigure = 30;

    private readonly StringBuilder body = new();
    private readonly StringBuilder notes = new();
    private bool hasBlock;

    public bool IsBelow { get; } = isBelow;

    public int Cell { get; } = cell;

    public int Words { get; private set; }

    /// <summary>Whether there is a heading and nothing below it yet.</summary>
    public bool IsOnlyHeading { get; private set; }

    /// <summary>Whether nothing but a few words would share the slide with a figure.</summary>
    public bool HasRoomForFigure => !hasBlock && Words <= WordsBesideAFigure;

    public void Add(IReadOnlyList<SlidePiece> pieces, string html, bool isFragment)
    {
        IsOnlyHeading = body.Length == 0 && pieces.All(piece => piece.IsHeading);
        Words += pieces.Sum(piece => piece.Words);
        hasBlock |= pieces.Any(piece => piece.IsBlock);
        Append(html, isFragment);
    }

    /// <summary>Adds code, or what it gave.</summary>
    public void AddBlock(string html, bool isFragment)
    {
        IsOnlyHeading = false;
        hasBlock = true;
        Append(html, isFragment);
    }

    /// <summary>Adds what only the speaker sees.</summary>
    public void AddNotes(string html) => notes.AppendLine(html);

    public string ToHtml()
    {
        string running = section.Length == 0 ? "" : $"<p class=\"where\">{section}</p>\n";
        string aside = notes.Length == 0 ? "" : $"<aside class=\"notes\">\n{notes}</aside>\n";
        return $"<section class=\"slide\">\n{running}<div class=\"content\">\n{body}</div>\n{aside}</section>\n";
    }

    private void Append(string html, bool isFragment) => body.AppendLine(isFragment ? $"<div class=\"fragment\">\n{html}</div>" : html);
}
