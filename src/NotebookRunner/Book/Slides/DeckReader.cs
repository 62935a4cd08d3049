using NotebookRunner.Book.Cells;
using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Text;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Book.Slides;

/// <summary>Makes a <see cref="Deck"/> of the cells that are marked for it.</summary>
internal static class DeckReader
{
    // Code of so many lines leaves its figure enough room on the same slide.
    private const int LinesBesideAFigure = 4;

    /// <returns>The slides, or none where no cell is marked.</returns>
    public static Deck? Read(NotebookDocument notebook, NotebookPage page, LinkMap links)
    {
        var text = new TextRenderer(page, links);
        List<Slide> slides = [];
        foreach (var cell in notebook.Cells)
        {
            int headings = text.Headings.Count;
            string prose = cell.IsMarkdown ? text.Render(cell) : "";
            string section = text.Headings.Count > headings ? "" : text.Headings.LastOrDefault(heading => heading.Level == 2)?.Label ?? "";
            Place(cell, prose, section, slides);
        }
        return slides.Count == 0 ? null : new Deck(page, text.PlainTitle.Length > 0 ? text.PlainTitle : notebook.Name, slides);
    }

    private static void Place(NotebookCell cell, string prose, string section, List<Slide> slides)
    {
        var mark = SlideMarks.Of(cell);
        if (mark == SlideMark.None || (slides.Count == 0 && mark == SlideMark.Notes))
            return;
        if (mark is SlideMark.Slide or SlideMark.Subslide || slides.Count == 0)
            slides.Add(new(mark == SlideMark.Subslide && slides.Count > 0, section));
        if (mark == SlideMark.Notes)
            slides[^1].AddNotes(cell.IsMarkdown ? prose : CellHtml.Code(cell));
        else if (cell.IsMarkdown)
            slides[^1].Add(prose, mark == SlideMark.Fragment);
        else if (cell.IsCode)
            AddCode(cell, mark, section, slides);
    }

    // A figure has a slide of its own after its code, so that the class can guess before it looks.
    private static void AddCode(NotebookCell cell, SlideMark mark, string section, List<Slide> slides)
    {
        bool isFragment = mark == SlideMark.Fragment;
        string code = cell.IsFolded ? "" : CellHtml.Code(cell), result = CellHtml.Result(cell);
        bool fits = code.Length == 0 || mark is SlideMark.Slide or SlideMark.Subslide && cell.Source.Trim().Split('\n').Length <= LinesBesideAFigure;
        if (!CellHtml.HasFigure(result) || fits)
        {
            slides[^1].Add(code + result, isFragment);
            return;
        }
        slides[^1].Add(code, isFragment);
        slides.Add(new(isBelow: true, section));
        slides[^1].Add(result, isFragment: false);
    }
}
