namespace NotebookRunner.Checks;

/// <summary>The names of cells, by which editors and versions tell them apart: one each.</summary>
internal static partial class CellIds
{
    public static bool IsValid(string id) => Valid().IsMatch(id);

    /// <summary>Whether each cell has a valid one that no other has.</summary>
    public static bool AreWhole(NotebookDocument notebook) => notebook.Cells.All(cell => IsValid(cell.Id)) && notebook.Cells.DistinctBy(cell => cell.Id).Count() == notebook.Cells.Count;

    /// <summary>Gives one to each cell that has none, an invalid one, or that of a cell before it.</summary>
    public static void Restore(NotebookDocument notebook)
    {
        var taken = new HashSet<string>();
        var lacking = notebook.Cells.Where(cell => !Take(Known(cell), taken, cell)).ToList();
        foreach (var cell in lacking)
            for (int attempt = 0; !Take(attempt == 0 ? $"cell-{cell.Number}" : $"cell-{cell.Number}-{attempt}", taken, cell); attempt++)
            {
            }
    }

    // Colab keeps it among the metadata.
    private static string Known(NotebookCell cell) => cell.Id.Length == 0 && cell.Metadata["id"] is JsonValue id && id.TryGetValue(out string? kept) ? kept : cell.Id;

    private static bool Take(string id, HashSet<string> taken, NotebookCell cell)
    {
        if (!IsValid(id) || !taken.Add(id))
            return false;
        cell.Id = id;
        return true;
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex Valid();
}
