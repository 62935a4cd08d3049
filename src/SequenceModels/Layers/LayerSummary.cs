namespace SequenceModels.Layers;

/// <summary>One row of a model's summary: a layer, what goes in and out at a step, and what it learns.</summary>
/// <param name="Name">The layer's kind, with its cell's; indented by what it stands in.</param>
/// <param name="Input">What it takes at a step: a number of features, or of symbols.</param>
/// <param name="Output">How many numbers it gives at a step.</param>
/// <param name="Parameters">Its own parameters with their shapes, without those of the layers inside; what stands in an earlier row is not named again.</param>
/// <param name="Count">How many learnt numbers these are; all rows' counts sum to the model's.</param>
public sealed record LayerSummary(string Name, string Input, int Output, string Parameters, int Count)
{
    /// <summary>The rows of a layer and of the layers inside.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="depth">How deep it stands.</param>
    /// <param name="seen">The parameters that have a row; added to.</param>
    internal static IEnumerable<LayerSummary> Of(ISequenceLayer layer, int depth, HashSet<Parameter> seen)
    {
        string kind = layer is RecurrentLayer { Cell: var cell } ? $"{nameof(RecurrentLayer)} ({cell.GetType().Name})" : layer.GetType().Name;
        var inside = layer.Layers.SelectMany(inner => inner.Parameters).ToHashSet();
        string input = layer.SymbolCount is int symbols ? $"1 of {symbols} symbols" : $"{layer.InputSize}";
        yield return Row(new string(' ', 2 * depth) + kind, input, layer.OutputSize, layer.Parameters.Where(parameter => !inside.Contains(parameter)), seen);
        foreach (var row in layer.Layers.SelectMany(inner => Of(inner, depth + 1, seen)))
            yield return row;
    }

    /// <summary>A row for what has these parameters of its own.</summary>
    internal static LayerSummary Row(string name, string input, int output, IEnumerable<Parameter> own, HashSet<Parameter> seen)
    {
        var all = own.ToList();
        var fresh = all.Where(seen.Add).ToList();
        string names = string.Join(", ", fresh) + (fresh.Count < all.Count ? (fresh.Count > 0 ? ", " : "") + "the rest as above" : "");
        return new(name, input, output, names, fresh.Sum(parameter => parameter.Count));
    }

    /// <summary>A table of plain characters, with the sum of all counts in its last line.</summary>
    internal static string Text(IReadOnlyList<LayerSummary> rows)
    {
        string[][] cells =
        [
            ["layer", "in", "out", "learnt numbers", "parameters"],
            .. rows.Select(row => new[] { row.Name, row.Input, $"{row.Output}", Number(row.Count), row.Parameters }),
            ["total", "", "", Number(rows.Sum(row => row.Count)), ""],
        ];
        int[] widths = [.. Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row[column].Length))];
        return string.Join('\n', cells.Select(row => string.Join("  ", row.Select((text, column) => column is 0 or 4 ? text.PadRight(widths[column]) : text.PadLeft(widths[column]))).TrimEnd()));
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
