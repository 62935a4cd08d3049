using System.Text.RegularExpressions;

namespace SequenceModels.Data;

/// <summary>One way to write a time, from a label to a number that grows with time.</summary>
/// <param name="Read">The time of a label, or null where it is not written so.</param>
internal sealed partial record TimeReader(Func<string, double?> Read)
{
    private const double EarliestUnixTime = 1e8, Century = 100 * 365.25 * TimeSpan.TicksPerDay;

    private const int EarliestYear = 1500, LatestYear = 2199;

    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", " H:mm:ss.FFFFFFF", " h:mm tt", " h:mm:ss tt"];

    /// <summary>All ways that are known.</summary>
    public static IReadOnlyList<TimeReader> All { get; } =
    [
        Of(["yyyy-M", .. With("yyyy-M-d"), .. Times[1..4].SelectMany(time => (string[])[$"yyyy-M-d'T'{time[1..]}", $"yyyy-M-d'T'{time[1..]}K", $"yyyy-M-d {time[1..]}K"])]),
        Of(["yyyy/M", .. With("yyyy/M/d")]),
        Of(["yyyy.M", .. With("yyyy.M.d")]),
        .. ((string[])["d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "d-M-yyyy", "M-d-yyyy"]).Select(date => Of(With(date))),
        .. ((string[])["d/M/yy", "M/d/yy", "d.M.yy", "d-M-yy"]).Select(date => Of(With(date)) with { ShortYear = true }),
        .. ((string[])["d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "MMM d, yyyy", "MMMM d, yyyy"]).Select(date => Of(With(date))),
        Of("MMM yyyy", "MMM-yyyy"), Of("MMMM yyyy"),
        Of(With("d-MMM-yy")) with { ShortYear = true }, Of("MMM-yy", "MMM yy") with { ShortYear = true },
        new(Quarter),
        Of("yyyyMMdd") with { Years = true, BeyondDoubt = false }, Of("yyyyMM") with { Years = true, BeyondDoubt = false }, Of("yyyy") with { Years = true, BeyondDoubt = false },
        new(UnixTime) { BeyondDoubt = false },
    ];

    /// <summary>Whether what is written so is a time beyond doubt, and not perhaps just a number.</summary>
    public bool BeyondDoubt { get; private init; } = true;

    /// <summary>Whether a year has two digits, so that 50 may follow on 49 a century before.</summary>
    private bool ShortYear { get; init; }

    /// <summary>Whether only years that data are about are times.</summary>
    private bool Years { get; init; }

    public static TimeReader Of(params string[] formats) => new(label =>
        DateTime.TryParseExact(label, formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var date) ? date.Ticks : null);

    /// <summary>All labels as times, or null where one is none.</summary>
    public double[]? ReadAll(IReadOnlyList<string> labels)
    {
        var times = new double[labels.Count];
        for (int t = 0; t < times.Length; t++)
        {
            if (Read(labels[t]) is not { } time || (Years && new DateTime((long)time).Year is < EarliestYear or > LatestYear))
                return null;
            times[t] = time;
            if (ShortYear && t > 0)
                times[t] += Century * Math.Max(0, Math.Round((times[t - 1] - time) / Century));
        }
        return times;
    }

    private static string[] With(string date) => [.. Times.Select(time => date + time)];

    private static double? UnixTime(string label) =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double time) && time >= EarliestUnixTime ? time : null;

    private static double? Quarter(string label) => QuarterPattern().Match(label) is { Success: true } match
        ? 4 * int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) + int.Parse(match.Groups["quarter"].ValueSpan, CultureInfo.InvariantCulture)
        : null;

    [GeneratedRegex(@"^(?:(?<year>[0-9]{4})[- ]?Q(?<quarter>[1-4])|Q(?<quarter>[1-4])[- ](?<year>[0-9]{4}))$", RegexOptions.ExplicitCapture)]
    private static partial Regex QuarterPattern();
}
