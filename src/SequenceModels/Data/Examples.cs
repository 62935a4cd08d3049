namespace SequenceModels.Data;

/// <summary>Between rows, one an example, and the order of <see cref="Numerics.Sequence"/>: step after step, in each step one entry an example.</summary>
/// <remarks>Entry t·B + b is step t of example b. Used from lesson 04-the-vanilla-rnn on.</remarks>
public static class Examples
{
    /// <summary>Rows to steps, for ids or targets.</summary>
    /// <param name="rows">B rows of T entries.</param>
    /// <returns>[T·B].</returns>
    /// <exception cref="ArgumentException">There is no row, or the rows differ in length.</exception>
    public static int[] ByStep(IReadOnlyList<int[]> rows)
    {
        if (Given(rows).Count == 0)
            throw new ArgumentException("A batch needs at least one example; 0 rows were given.", nameof(rows));
        if (rows.FirstOrDefault(row => row.Length != rows[0].Length) is { } odd)
            throw new ArgumentException($"One row has {odd.Length} entries but the first has {rows[0].Length}: the examples of a batch must be equally long.", nameof(rows));
        return [.. from t in Enumerable.Range(0, rows[0].Length) from row in rows select row[t]];
    }

    /// <summary>Steps back to rows, for answers.</summary>
    /// <param name="steps">[T·B].</param>
    /// <param name="batch">B ≥ 1.</param>
    /// <returns>B rows of T entries.</returns>
    /// <exception cref="ArgumentException">The number of entries is not a multiple of <paramref name="batch"/>.</exception>
    public static int[][] ByRow(IReadOnlyList<int> steps, int batch)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        if (steps.Count % batch != 0)
            throw new ArgumentException($"{steps.Count} entries cannot be shared out over {batch} examples: give T·{batch} of them.", nameof(steps));
        return [.. Enumerable.Range(0, batch).Select(b => Enumerable.Range(0, steps.Count / batch).Select(t => steps[t * batch + b]).ToArray())];
    }
}
