namespace SequenceModels.Data;

/// <summary>The check that time goes forward from line to line, where labels are time stamps.</summary>
internal static class TimeStamps
{
    /// <exception cref="InvalidDataException">A time stamp is not later than the one before it, or not one where most labels are, or not one in the format given; the message gives the line.</exception>
    public static void RequireOrder(CsvTable table, string path, string? format)
    {
        if (format is not null)
            RequireFormat(table, path, format);
        IReadOnlyList<TimeReader> readers = format is null ? TimeReader.All : [TimeReader.Of(format)];
        var readings = readers.Select(reader => reader.ReadAll(table.Labels)).OfType<double[]>().ToList();
        if (readings.Count == 0)
            RequireNoOddOne(table, path);
        // Of two ways that fit all labels, the one in which they are in order is meant.
        if (readings.Count == 0 || readings.Any(times => Backwards(times) < 0))
            return;
        int t = Backwards(readings[0]);
        throw new InvalidDataException($"{path}, line {table.Lines[t]}: the time {Shown.Cut(table.Labels[t])} is {(readings[0][t] == readings[0][t - 1] ? "the same as" : "before")} "
            + $"that of line {table.Lines[t - 1]}, {Shown.Cut(table.Labels[t - 1])}, but a series goes forward in time. Sort the lines and take doubles out; {OrNotAtAll}");
    }

    private const string OrNotAtAll = "where the labels are no times of measurement, give new CsvOptions { RequireTimeOrder = false }.";

    private static void RequireFormat(CsvTable table, string path, string format)
    {
        var reader = TimeReader.Of(format);
        int odd = table.Labels.FindIndex(label => reader.Read(label) is null);
        if (odd >= 0)
            throw new InvalidDataException($"{path}, line {table.Lines[odd]}: '{Shown.Cut(table.Labels[odd])}' is not a time as TimeFormat '{Shown.Cut(format)}' says.");
    }

    /// <summary>Where more than half of the labels are dates beyond doubt, one that is none is a slip: a day that does not exist, a line with the sum.</summary>
    private static void RequireNoOddOne(CsvTable table, string path)
    {
        var reader = TimeReader.All.Where(one => one.BeyondDoubt).MaxBy(one => table.Labels.Count(label => one.Read(label) is not null))!;
        int read = table.Labels.Count(label => reader.Read(label) is not null);
        if (2 * read <= table.Labels.Count)
            return;
        int odd = table.Labels.FindIndex(label => reader.Read(label) is null), good = table.Labels.FindIndex(label => reader.Read(label) is not null);
        throw new InvalidDataException($"{path}, line {table.Lines[odd]}: '{Shown.Cut(table.Labels[odd])}' is no time written as the others are, for example {Shown.Cut(table.Labels[good])}. "
            + $"Mend it or take the line out; {OrNotAtAll}");
    }

    /// <summary>The first place that is not later than the one before; −1: none.</summary>
    private static int Backwards(double[] times) => Enumerable.Range(1, times.Length - 1).FirstOrDefault(t => !(times[t] > times[t - 1]), -1);
}
