using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Slides;

namespace NotebookRunner.Checks;

/// <summary>Whether the prose of a notebook of the series keeps to the field's words: those that it must not use stand in notebooks/FORBIDDEN.md.</summary>
internal static class ForbiddenTerms
{
    public const string File = "FORBIDDEN.md";

    public static IEnumerable<NotebookProblem> Problems(NotebookDocument notebook)
    {
        var terms = ForbiddenTerm.Read(Path.Combine(Workspace.Find(Path.GetDirectoryName(notebook.Path)!).Notebooks, File));
        return from cell in notebook.Cells
               where cell.IsMarkdown && terms.Count > 0
               let prose = $"{TextRenderer.Prose(notebook.Path, cell)}\n…\n{SlideMarks.Text(cell)}"
               from term in terms
               from found in term.In(prose).Distinct()
               select new NotebookProblem(cell.Number, null, $"\"{found}\": write {term.Instead} ({File} says which words the lessons do without).");
    }
}
