using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Slides;

namespace NotebookRunner.Checks;

/// <summary>Whether a lesson's deck is a lecture and not the lesson once more: few slides, few words, and every conclusion among them.</summary>
internal static class SlideRules
{
    private const string Conclusions = "What we learnt";

    public static IEnumerable<NotebookProblem> Problems(NotebookDocument notebook)
    {
        var workspace = Workspace.Find(Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!);
        var page = NotebookPage.For(workspace.Root, notebook);
        if (DeckBuilder.Read(page, new LinkMap(workspace.Root, workspace.Book, [page])) is not { } deck)
            yield break;
        if (deck.Slides.Count > LessonLimits.Slides)
            yield return new(null, null, $"The deck has {deck.Slides.Count} slides, more than {LessonLimits.Slides}: take the mark slide_type from cells that the lecture can do without.");
        foreach (var slide in deck.Slides.Where(slide => slide.Words > LessonLimits.SlideWords))
            yield return new(slide.Cell, null, $"The slide that begins here has {slide.Words} words, more than {LessonLimits.SlideWords}: put less in bold, or write its words into the metadata slideshow.text.");
        if (ReadingTime.Place(notebook) is not null && notebook.Cells.FirstOrDefault(IsConclusions) is { } cell && SlideMarks.Of(cell) is SlideMark.None or SlideMark.Notes)
            yield return new(cell.Number, null, $"\"{Conclusions}\" is on no slide: mark the cell with slide_type slide.");
    }

    private static bool IsConclusions(NotebookCell cell) =>
        cell.IsMarkdown && cell.Source.StartsWith("## ", StringComparison.Ordinal) && cell.Source.Split('\n')[0].Contains(Conclusions, StringComparison.Ordinal);
}
