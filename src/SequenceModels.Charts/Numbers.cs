namespace SequenceModels.Charts;

/// <summary>Numbers as figures have them: six digits hide what differs from processor to processor, so that committed outputs stay as they are; null stands where there is none.</summary>
internal static class Numbers
{
    public static double? Of(double value) => double.IsFinite(value) ? Round(value) : null;

    public static double?[] Of(IEnumerable<double> values) => [.. values.Select(Of)];

    public static double?[][] Rows(IEnumerable<IEnumerable<double>> rows) => [.. rows.Select(Of)];

    // Adding zero turns −0 into 0.
    public static double Round(double value) => double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0;
}
