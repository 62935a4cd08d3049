using System.Text;
using NotebookRunner.Handouts;

namespace NotebookRunner.Book.Pages;

/// <summary>The worked solutions of a lesson, each a fold to be shown below its exercise, and what else they tell.</summary>
/// <remarks>They are not searched: a hit would give away what the fold hides.</remarks>
internal sealed class FoldedSolutions
{
    private readonly List<(string? Exercise, string Summary, StringBuilder Html)> folds = [];
    private bool isFirst = true;

    public FoldedSolutions(NotebookPage? solutions, LinkMap links)
    {
        if (solutions is null)
            return;
        var text = new TextRenderer(solutions, links, LinkMap.SolutionPrefix);
        foreach (var cell in solutions.Notebook.Cells)
        {
            string html = cell.IsMarkdown ? text.Render(cell) : Code(cell);
            var exercise = ExerciseSection.Named(cell, level: 2);
            if (ExerciseSection.HeadingLevel(cell) == 2)
                folds.Add((exercise, exercise is null ? text.Headings[^1].Label : "Solution", new()));
            if (folds is [.., var fold])
                fold.Html.Append(html);
        }
    }

    /// <summary>The fold of an exercise, and of what the solutions add behind it; empty where it has no solution.</summary>
    public string For(string exercise)
    {
        int at = folds.FindIndex(fold => fold.Exercise == exercise);
        var shown = at < 0 ? [] : folds.Skip(at).Take(1).Concat(folds.Skip(at + 1).TakeWhile(fold => fold.Exercise is null));
        return string.Concat(shown.Select(Fold));
    }

    // The first of a second half is not the first of the notebook, which both halves share.
    private string Fold((string? Exercise, string Summary, StringBuilder Html) fold)
    {
        string anchor = isFirst ? $" id=\"{LinkMap.FirstSolution}\"" : "";
        isFirst = false;
        return $"<details class=\"rnn-solution\"{anchor}>\n<summary>{fold.Summary}</summary>\n{fold.Html}</details>\n";
    }

    // Every notebook numbers its figures from 1.
    private static string Code(NotebookCell cell) => CellHtml.Cell(cell, LinkMap.SolutionPrefix).Replace("id=\"fig-", $"id=\"{LinkMap.SolutionPrefix}fig-", StringComparison.Ordinal);
}
