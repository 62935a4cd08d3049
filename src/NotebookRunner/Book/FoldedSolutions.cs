using System.Text;
using NotebookRunner.Book.Text;
using NotebookRunner.Notebooks;
using NotebookRunner.Practice;

namespace NotebookRunner.Book;

/// <summary>The worked solutions of a lesson, each a fold to be shown below its exercise.</summary>
/// <remarks>They are not searched: a hit would give away what the fold hides.</remarks>
internal sealed class FoldedSolutions
{
    /// <summary>The anchor of the first one.</summary>
    public const string First = "solutions";

    /// <summary>What the anchors of a solutions notebook begin with on the lesson's page.</summary>
    public const string Prefix = "solution-";

    private readonly Dictionary<string, StringBuilder> folds = [];

    public FoldedSolutions(NotebookPage? solutions, LinkMap links)
    {
        if (solutions is null)
            return;
        var text = new TextRenderer(solutions, links, Prefix);
        StringBuilder? fold = null;
        foreach (var cell in NotebookDocument.Load(solutions.Executed).Cells)
        {
            if (ExerciseSection.Named(cell, level: 2) is { } exercise)
                folds[exercise] = fold = new StringBuilder();
            fold?.Append(cell.IsMarkdown ? text.Render(cell) : Code(cell));
        }
    }

    /// <summary>The fold of an exercise; empty where it has no solution.</summary>
    public string For(string exercise)
    {
        if (!folds.TryGetValue(exercise, out var fold))
            return "";
        string anchor = folds.Keys.First() == exercise ? $" id=\"{First}\"" : "";
        return $"<details class=\"rnn-solution\"{anchor}>\n<summary>Solution</summary>\n{fold}</details>\n";
    }

    // Every notebook numbers its figures from 1.
    private static string Code(NotebookCell cell) => CellHtml.Cell(cell, Prefix).Replace("id=\"fig-", $"id=\"{Prefix}fig-", StringComparison.Ordinal);
}
