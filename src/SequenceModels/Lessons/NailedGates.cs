namespace SequenceModels.Lessons;

/// <summary>Gates that show one number whatever comes in, for the question "what if this gate were stuck?" of lesson 10-gru.</summary>
public static class NailedGates
{
    // From here on σ is 0 or 1 to the last digit.
    private const double Wide = 40;

    /// <summary>A copy of a GRU with gates nailed to a number: no weights, and the bias from which σ makes it.</summary>
    /// <param name="cell">The GRU; it stays as it is.</param>
    /// <param name="r">What the reset gate shows, from 0 to 1. Default: what it showed before.</param>
    /// <param name="z">What the update gate shows, from 0 to 1. Default: what it showed before.</param>
    /// <exception cref="ArgumentOutOfRangeException">A gate was to show a number outside 0 to 1.</exception>
    public static GruCell Nailed(this GruCell cell, double? r = null, double? z = null)
    {
        var copy = new GruCell(Given(cell).InputSize, cell.HiddenSize, new Random(1));
        foreach (var (to, from) in copy.Parameters.Zip(cell.Parameters))
            to.Set(from.Value);
        double?[] shown = [r, z];
        for (var gate = 0; gate < shown.Length; gate++)
            if (shown[gate] is { } share)
                Nail(copy, gate, share);
        return copy;
    }

    private static void Nail(GruCell cell, int gate, double share)
    {
        InRange(share is >= 0 and <= 1, share, "A gate shows a number from 0 (shut) to 1 (open).");
        var bias = (Real)Math.Clamp(Math.Log(share / (1 - share)), -Wide, Wide);
        foreach (var (block, value) in (ReadOnlySpan<(Parameter, Real)>)[(cell.Wxh, 0), (cell.Whh, 0), (cell.Bh, bias)])
            block.Value.SetSubMatrix(gate * cell.HiddenSize, 0, Matrix<Real>.Build.Dense(cell.HiddenSize, block.Value.ColumnCount, value));
    }
}
