using System.Globalization;

namespace SequenceModels.Data;

/// <summary>The check that time goes forward from line to line, where labels are time stamps.</summary>
internal static class TimeStamps
{
    private const double EarliestUnixTime = 1e8;

    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", " H:mm:ss.FFFFFFF"];

    /// <summary>Ways to write a date; of two that fit all labels, the one in which they are in order is meant.</summary>
    private static readonly string[][] Ways =
    [
        ["yyyy-M", .. With("yyyy-M-d"), .. Times[1..].SelectMany(time => (string[])[$"yyyy-M-d'T'{time[1..]}", $"yyyy-M-d'T'{time[1..]}K", $"yyyy-M-d {time[1..]}K"])],
        ["yyyy/M", .. With("yyyy/M/d")],
        ["yyyy.M", .. With("yyyy.M.d")],
        [.. With("d/M/yyyy")],
        [.. With("M/d/yyyy")],
        [.. With("d.M.yyyy")],
        [.. With("d-M-yyyy")],
    ];

    /// <exception cref="InvalidDataException">A time stamp is not later than the one before it, or not one in the format given; the message gives the line.</exception>
    public static void RequireOrder(CsvTable table, string path, string? format)
    {
        if (format is not null)
        {
            int odd = table.Labels.FindIndex(label => Date(label, [format]) is null);
            if (odd >= 0)
                throw new InvalidDataException($"{path}, line {table.Lines[odd]}: '{Shown.Cut(table.Labels[odd])}' is not a time as TimeFormat '{Shown.Cut(format)}' says.");
        }
        IEnumerable<string[]> ways = format is null ? Ways : [[format]];
        var readings = ways.Select(way => Read(table.Labels, label => Date(label, way))).Append(Read(table.Labels, UnixTime)).OfType<double[]>().ToList();
        if (readings.Count == 0 || readings.Any(times => Backwards(times) < 0))
            return;
        int t = Backwards(readings[0]);
        throw new InvalidDataException($"{path}, line {table.Lines[t]}: the time {Shown.Cut(table.Labels[t])} is {(readings[0][t] == readings[0][t - 1] ? "the same as" : "before")} "
            + $"that of line {table.Lines[t - 1]}, {Shown.Cut(table.Labels[t - 1])}, but a series goes forward in time. Sort the lines and take doubles out; "
            + "where the labels are no times of measurement, give new CsvOptions { RequireTimeOrder = false }.");
    }

    private static IEnumerable<string> With(string date) => Times.Select(time => date + time);

    /// <summary>All labels as times, or null where one is none.</summary>
    private static double[]? Read(List<string> labels, Func<string, double?> read)
    {
        var times = new double[labels.Count];
        for (int t = 0; t < times.Length; t++)
        {
            if (read(labels[t]) is not { } time)
                return null;
            times[t] = time;
        }
        return times;
    }

    private static double? Date(string label, string[] way) =>
        DateTime.TryParseExact(label, way, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var date) ? date.Ticks : null;

    private static double? UnixTime(string label) =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double time) && time >= EarliestUnixTime ? time : null;

    /// <summary>The first place that is not later than the one before; −1: none.</summary>
    private static int Backwards(double[] times) => Enumerable.Range(1, times.Length - 1).FirstOrDefault(t => !(times[t] > times[t - 1]), -1);
}
