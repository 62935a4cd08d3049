using NotebookRunner.Book.Pages;

namespace NotebookRunner.Book.Slides;

/// <summary>Makes a <see cref="Deck"/> of the cells that are marked for it: lays them on slides, one after the other.</summary>
internal sealed class DeckBuilder
{
    // More is not read while somebody speaks.
    private const int LinesOfCode = 12;

    private readonly List<Slide> slides = [];
    private readonly string path;
    private readonly TextRenderer text;
    private int headingsShown;

    private DeckBuilder(NotebookPage page, LinkMap links)
    {
        path = page.Source;
        text = new TextRenderer(page, links);
        foreach (var cell in page.Notebook.Cells)
            Add(cell);
    }

    /// <returns>The slides, or none where no cell is marked.</returns>
    public static Deck? Read(NotebookPage page, LinkMap links) =>
        new DeckBuilder(page, links) is { slides.Count: > 0 } deck ? new(page, deck.text.PlainTitle, deck.slides) : null;

    private string Section => text.Headings.LastOrDefault(heading => heading.Level == 2)?.Label ?? "";

    private void Add(NotebookCell cell)
    {
        var mark = SlideMarks.Of(cell);
        if (mark == SlideMark.None || (mark == SlideMark.Notes && slides.Count == 0))
            Skip(cell);
        else if (mark == SlideMark.Notes)
            slides[^1].AddNotes(cell.IsMarkdown ? text.Render(cell) : CellHtml.Code(cell));
        else if (cell.IsMarkdown)
            AddText(cell, mark);
        else if (cell.IsCode)
            AddCode(cell, mark);
    }

    // Its headings count for the slides that follow.
    private void Skip(NotebookCell cell)
    {
        if (cell.IsMarkdown)
            text.Render(cell);
    }

    private void AddText(NotebookCell cell, SlideMark mark)
    {
        var (shown, said) = SlideText.Of(path, cell);
        if (shown.Count > 0)
            Begin(mark, shown[0].IsHeading ? "" : Section, cell);
        for (int at = 0; at < shown.Count;)
        {
            if (at > 0)
                slides.Add(new(isBelow: !shown[at].IsHeading, shown[at].IsHeading ? "" : Section, cell.Number));
            SlidePiece[] pieces = [.. shown.Skip(at).Take(Fitting(shown, at))];
            slides[^1].Add(pieces, text.Render(cell, SlidePiece.Join(pieces)), mark == SlideMark.Fragment);
            at += pieces.Length;
            headingsShown = text.Headings.Count;
        }
        if (said.Length > 0 && slides.Count > 0)
            slides[^1].AddNotes(text.Render(cell, said));
    }

    // Lists and tables go on on the next slide, and a heading begins one; other words are for their author to shorten.
    private int Fitting(IReadOnlyList<SlidePiece> pieces, int start)
    {
        int words = slides[^1].Words + pieces[start].Words, end = start + 1;
        for (; end < pieces.Count && (pieces[end].IsHeading ? pieces[end - 1].IsHeading : !pieces[end].MayWait || words + pieces[end].Words <= Slide.MostWords); end++)
            words += pieces[end].Words;
        return end - start;
    }

    private void AddCode(NotebookCell cell, SlideMark mark)
    {
        string result = CellHtml.Result(cell);
        bool hasFigure = CellHtml.HasFigure(result);
        bool isRead = SlideMarks.Code(cell) ?? (!cell.IsFolded && !hasFigure && cell.Source.Trim().Split('\n').Length <= LinesOfCode);
        string shown = (isRead ? CellHtml.Code(cell) : "") + result;
        // A tick says nothing without the code that it belongs to.
        if (shown.Length == 0 || (!isRead && ProvedLines.IsAll(cell.Outputs)))
            return;
        // A figure comes under the few words that announce it, when the class has guessed, or on a slide of its own.
        bool hasRoom = slides is [.., { HasRoomForFigure: true }];
        Begin(!hasFigure || mark == SlideMark.Slide ? mark : hasRoom ? SlideMark.Fragment : SlideMark.Subslide, Section, cell);
        slides[^1].AddBlock(shown, isFragment: slides[^1].Words > 0 && !slides[^1].IsOnlyHeading && (mark == SlideMark.Fragment || (hasFigure && hasRoom)));
    }

    // A heading alone waits for what comes below it, if no other heading comes between.
    private void Begin(SlideMark mark, string section, NotebookCell cell)
    {
        bool isNew = mark is SlideMark.Slide or SlideMark.Subslide && !(slides is [.., { IsOnlyHeading: true }] && section.Length > 0 && text.Headings.Count == headingsShown);
        if (isNew || slides.Count == 0)
            slides.Add(new(mark == SlideMark.Subslide && slides.Count > 0, section, cell.Number));
    }
}
