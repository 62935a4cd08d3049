namespace NotebookRunner.Images;

/// <summary>Gives every figure of notebooks that were run in place a picture: the one it had where its data is the same, else a new one.</summary>
internal sealed class FigureImages
{
    private readonly Dictionary<string, string> known = [];

    /// <summary>Remembers the pictures in notebooks that are about to be run.</summary>
    public FigureImages(IEnumerable<string> paths)
    {
        // A notebook that cannot be read is reported by the run.
        foreach (var figure in paths.Select(path => NotebookDocument.TryLoad(path, _ => { })).OfType<NotebookDocument>().SelectMany(FigureMarkup.Outputs))
            if (FigureMarkup.Picture(figure) is { } picture)
                known[FigureMarkup.Key(figure)] = picture;
    }

    /// <summary>Writes the pictures into the notebooks, which have just been run.</summary>
    /// <param name="paths">The notebooks.</param>
    /// <param name="draw">Draws the figures that it is given as HTML; null where it cannot.</param>
    /// <param name="token">Stops the writing.</param>
    /// <returns>How many figures have no picture.</returns>
    public async Task<int> AddAsync(IReadOnlyList<string> paths, Func<IReadOnlyList<string>, Task<IReadOnlyList<string?>>> draw, CancellationToken token)
    {
        NotebookDocument[] notebooks = [.. paths.Select(NotebookDocument.Load)];
        JsonObject[] figures = [.. notebooks.SelectMany(FigureMarkup.Outputs)];
        JsonObject[] lacking = [.. figures.Where(figure => !known.ContainsKey(FigureMarkup.Key(figure))).DistinctBy(FigureMarkup.Key)];
        if (lacking.Length > 0)
            foreach (var (figure, picture) in lacking.Zip(await draw([.. lacking.Select(FigureMarkup.Html)])))
                if (picture is not null)
                    known[FigureMarkup.Key(figure)] = picture;
        foreach (var figure in figures)
            if (known.TryGetValue(FigureMarkup.Key(figure), out string? picture))
                FigureMarkup.Add(figure, picture);
        foreach (var notebook in notebooks)
            await AtomicFile.WriteAsync(notebook.Path, notebook.ToJson(), token, notebook.Bytes);
        return figures.Count(figure => FigureMarkup.Picture(figure) is null);
    }
}
