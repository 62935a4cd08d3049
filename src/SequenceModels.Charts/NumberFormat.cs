namespace SequenceModels.Charts;

/// <summary>One way to print all numbers of a column, so that they line up and can be compared.</summary>
internal sealed class NumberFormat
{
    private const int Digits = 4;
    private readonly int decimals;
    private readonly bool chosen;

    private NumberFormat(int decimals, bool chosen) => (this.decimals, this.chosen) = (decimals, chosen);

    /// <summary>The format with the given decimals; without, whole numbers stay whole and others show as many as they have, up to about four in the largest.</summary>
    public static NumberFormat For(IEnumerable<double> values, int? decimals = null)
    {
        if (decimals is { } given)
            return new(given, true);
        double[] finite = [.. values.Where(double.IsFinite)];
        if (AreWhole(finite))
            return new(0, true);
        var whole = (int)Math.Floor(Math.Log10(finite.Max(Math.Abs))) + 1;
        var most = Math.Clamp(Digits - whole, 1, Digits);
        return new(Enumerable.Range(1, most).First(d => d == most || finite.All(v => Math.Abs(v - Math.Round(v, d)) < 1e-9)), false);
    }

    public static bool AreWhole(IEnumerable<double> values) => values.Where(double.IsFinite).All(v => v == Math.Truncate(v) && Math.Abs(v) < 1e15);

    public static string Short(double value) => For([value]).Text(value);

    public string Text(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "–" : value > 0 ? "∞" : "-∞";
        if (!chosen && Math.Abs(value) is not 0 and (< 0.001 or >= 1e7))
            return value.ToString("0.00e+0", CultureInfo.InvariantCulture);
        var text = value.ToString("F" + decimals, CultureInfo.InvariantCulture);
        return text.StartsWith('-') && text.All(c => c is '-' or '0' or '.') ? text[1..] : text;
    }
}
