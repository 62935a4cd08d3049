namespace NotebookRunner.Checks;

/// <summary>What an editor writes into a notebook when it saves it: its kernel and language, notes of its own, older forms. It does no harm to a run, but hides the change in a diff.</summary>
internal static class EditorTraces
{
    public const string Hint = "check --restore takes it back.";
    private const int MinorVersion = 5;

    private static readonly HashSet<string> OfLessons = ["tags", "slideshow", "jupyter"];

    /// <summary>What differs from a notebook of the series.</summary>
    public static IEnumerable<NotebookProblem> Problems(NotebookDocument notebook)
    {
        if (notebook.MinorVersion < MinorVersion)
            yield return new(null, null, $"nbformat 4.{notebook.MinorVersion} has no cell ids. {Hint}");
        else if (notebook.Cells.Where(cell => cell.Id.Length == 0).Select(cell => cell.Number).ToArray() is { Length: > 0 } nameless)
            yield return new(null, null, $"There is no id in {(nameless.Length == notebook.Cells.Count ? "any cell" : $"cell {string.Join(", ", nameless)}")}. {Hint}");
        var host = HostMetadata.New();
        foreach (var (key, right) in host)
            if (!JsonNode.DeepEquals(notebook.Metadata[key], right))
                yield return new(null, null, $"{key} is {notebook.Metadata[key]?.ToJsonString() ?? "missing"}, not {right!.ToJsonString()}. {Hint}");
        if (Foreign(notebook.Metadata, host.Select(part => part.Key)) is { Length: > 0 } others)
            yield return new(null, null, $"An editor has added {string.Join(", ", others)} to the metadata. {Hint}");
        string[] inCells = [.. notebook.Cells.SelectMany(cell => Foreign(cell.Metadata, OfLessons)).Distinct()];
        if (inCells.Length > 0)
            yield return new(null, null, $"An editor has added {string.Join(", ", inCells)} to the metadata of cells. {Hint}");
        foreach (var cell in notebook.Cells.Where(cell => !JsonNode.DeepEquals(cell.Metadata["jupyter"], Folding(cell))))
            yield return new(cell.Number, null, cell.IsFolded ? $"The cell is tagged {NotebookCell.FoldedTag}, and Jupyter would not fold it. {Hint}" : $"An editor has folded the cell. {Hint}");
    }

    /// <summary>Takes back what <see cref="Problems"/> finds; cells, texts and outputs stay.</summary>
    public static void Restore(NotebookDocument notebook)
    {
        foreach (string other in Foreign(notebook.Metadata, []))
            notebook.Metadata.Remove(other);
        foreach (var (key, right) in HostMetadata.New())
            notebook.Metadata[key] = right!.DeepClone();
        CellIds.Restore(notebook);
        foreach (var cell in notebook.Cells)
        {
            foreach (string other in Foreign(cell.Metadata, OfLessons))
                cell.Metadata.Remove(other);
            cell.Metadata.Remove("jupyter");
            if (Folding(cell) is { } folding)
                cell.Metadata["jupyter"] = folding;
        }
        notebook.MinorVersion = Math.Max(notebook.MinorVersion, MinorVersion);
    }

    // What a run notes of itself, as "rnn", is ours anywhere.
    private static string[] Foreign(JsonObject metadata, IEnumerable<string> ours) => [.. metadata.Select(part => part.Key).Except([.. ours, "rnn"])];

    private static JsonObject? Folding(NotebookCell cell) => cell.IsFolded ? new() { ["source_hidden"] = true } : null;
}
