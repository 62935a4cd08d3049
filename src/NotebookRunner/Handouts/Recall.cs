using NotebookRunner.Notebooks;

namespace NotebookRunner.Handouts;

/// <summary>A lesson's code under its bare headings: the reader says what the prose said.</summary>
internal static class Recall
{
    public static NotebookDocument Of(NotebookDocument lesson) => lesson.WithCells(lesson.Cells.Select(Kept).OfType<NotebookCell>());

    private static NotebookCell? Kept(NotebookCell cell)
    {
        if (cell.IsCode)
            return cell.WithoutOutputs();
        string headings = string.Join("\n\n", cell.Source.Split('\n').Where(line => line.StartsWith('#')));
        return headings.Length == 0 ? null : NotebookCell.Markdown(cell.Id, headings);
    }
}
