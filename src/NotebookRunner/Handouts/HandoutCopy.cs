namespace NotebookRunner.Handouts;

/// <summary>A kind of copy to practise with.</summary>
/// <param name="Name">The folder it goes to below artifacts.</param>
/// <param name="Make">Makes the copy of a lesson; none where nothing of the lesson belongs to it.</param>
internal sealed record HandoutCopy(string Name, Func<NotebookDocument, NotebookDocument?> Make)
{
    /// <summary>The code under its bare headings, for recall: the reader says what the prose said.</summary>
    public static HandoutCopy Clean { get; } = new("clean", lesson => lesson.WithCells(lesson.Cells.Select(WithoutProse).OfType<NotebookCell>()));

    /// <summary>The exercises with their stubs, on a sheet that runs without the lesson.</summary>
    public static HandoutCopy Exercises { get; } = new("exercises", ExerciseSheet.Of);

    /// <summary>Replaces a folder as a whole by one with copies of lessons, in which they run. Returns how many it holds.</summary>
    /// <exception cref="IOException">The folder holds something else, or cannot be written.</exception>
    public async Task<int> WriteAsync(Workspace workspace, IEnumerable<NotebookDocument> lessons, string folder, CancellationToken token)
    {
        NotebookDocument[] copies = [.. lessons.Select(Make).OfType<NotebookDocument>()];
        await ReplacedFolder.WriteAsync(Path.TrimEndingDirectorySeparator(folder), LessonFolder.Notebooks, async unfinished =>
        {
            string notebooks = LessonFolder.Fill(workspace, unfinished);
            foreach (var copy in copies)
                await AtomicFile.WriteAsync(Path.Combine(notebooks, $"{copy.Name}.ipynb"), copy.ToJson(), token);
        });
        return copies.Length;
    }

    private static NotebookCell? WithoutProse(NotebookCell cell)
    {
        if (cell.IsCode)
            return cell.WithoutOutputs();
        string headings = string.Join("\n\n", cell.Source.Split('\n').Where(line => line.StartsWith('#')));
        return headings.Length == 0 ? null : NotebookCell.Markdown(cell.Id, headings);
    }
}
