namespace SequenceModels.Data;

/// <summary>Values in the place of missing ones, which are NaN.</summary>
internal static class Gaps
{
    /// <exception cref="InvalidDataException">There is nothing to fill a gap from; the message gives the line.</exception>
    public static double[] Fill(IReadOnlyList<double> values, MissingValues how, string path, string column, IReadOnlyList<long> lines)
    {
        double[] filled = [.. values];
        int after = 0;      // the next value that is there; looked for once a gap
        for (int t = 0; t < filled.Length; t++)
        {
            if (!double.IsNaN(filled[t]))
                continue;
            if (after >= 0 && after < t)
                after = Array.FindIndex(filled, t, value => !double.IsNaN(value));
            if (t == 0 || (after < 0 && how == MissingValues.Interpolate))
                throw new InvalidDataException($"{path}, line {lines[t]}, column {Shown.Cut(column)}: the value is missing, and there is none {(t == 0 ? "before" : "after")} it to fill the gap from. Take the line out.");
            filled[t] = how == MissingValues.Previous ? filled[t - 1] : filled[t - 1] + (filled[after] - filled[t - 1]) / (after - t + 1);
        }
        return filled;
    }
}
