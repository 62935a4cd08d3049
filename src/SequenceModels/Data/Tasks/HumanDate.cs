using System.Globalization;

namespace SequenceModels.Data.Tasks;

/// <summary>A date as a person writes it, and the same date in ISO 8601. How long the answer is depends on what was written: a month, a day, or a span of days.</summary>
/// <param name="Day">The day; of a span the first, and any day of a month.</param>
/// <param name="Format">One of <see cref="Formats"/>.</param>
/// <param name="Until">Day of the month on which a span ends, after that of <paramref name="Day"/>; of no meaning elsewhere.</param>
public sealed record HumanDate(DateOnly Day, string Format, int Until = 0)
{
    private const string Span = "d-d";

    private const int LongestSpan = 14;

    /// <summary>Length of the longest human form, <c>Wednesday, 30 September 2026</c>.</summary>
    public const int Longest = 28;

    /// <summary>Length of the longest ISO form, <c>2008-03-07/09</c>.</summary>
    public const int LongestIso = 13;

    /// <summary>The first day that is drawn.</summary>
    public static DateOnly First { get; } = new(1950, 1, 1);

    /// <summary>The last day that is drawn.</summary>
    public static DateOnly Last { get; } = new(2049, 12, 31);

    /// <summary>How people write dates, as .NET format strings: thirteen for a day, three for a month, three for a span (<c>d-d</c> stands for its two days).</summary>
    public static IReadOnlyList<string> Formats { get; } =
    [
        "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "dd.MM.yyyy", "d.M.yyyy", "MM/dd/yyyy", "yyyy/MM/dd", "yyyy MMM d",
        "dddd, d MMMM yyyy", "ddd d MMM yyyy", "ddd, MMM d yyyy", "dd-MMM-yyyy",
        "MMMM yyyy", "MMM yyyy", "MM/yyyy", "d-d MMMM yyyy", "MMMM d-d, yyyy", "d-d MMM yyyy",
    ];

    /// <summary>At most <see cref="Longest"/> characters: <c>Friday, 7 March 2008</c>, <c>Mar 2008</c>, <c>7-9 March 2008</c>.</summary>
    public string Human => (IsSpan ? Ends : Day).ToString(IsSpan ? Format.Replace(Span, $"{Day.Day}-d", StringComparison.Ordinal) : Format, CultureInfo.InvariantCulture);

    /// <summary>7, 10 or 13 characters: <c>2008-03</c>, <c>2008-03-07</c>, <c>2008-03-07/09</c>.</summary>
    public string Iso => IsSpan ? $"{Written("yyyy-MM-dd")}/{Ends:dd}" : Written(Format.Contains('d', StringComparison.Ordinal) ? "yyyy-MM-dd" : "yyyy-MM");

    private bool IsSpan => Format.Contains(Span, StringComparison.Ordinal);

    private DateOnly Ends => Until > Day.Day && Until <= DateTime.DaysInMonth(Day.Year, Day.Month)
        ? new(Day.Year, Day.Month, Until)
        : throw new InvalidOperationException($"A span from {Day:yyyy-MM-dd} ends on a later day of the same month, but Until is {Until}.");

    /// <summary>Draws a day, the end of a span and a way to write it, all evenly. A span has up to 14 days, all of one month.</summary>
    /// <param name="random">The source of randomness.</param>
    public static HumanDate Draw(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var day = First.AddDays(random.Next(Days));
        return Of(day, Formats[random.Next(Formats.Count)], random.Next(LongestSpan - 1));
    }

    /// <summary>All answers that there are, and how likely each is to be drawn.</summary>
    internal static IEnumerable<(string Iso, double Probability)> Answers =>
        from kind in Formats.GroupBy(format => (format.Contains(Span, StringComparison.Ordinal), format.Contains('d', StringComparison.Ordinal)))
        let ends = kind.Key.Item1 ? LongestSpan - 1 : 1
        from day in Enumerable.Range(0, Days).Select(First.AddDays)
        from more in Enumerable.Range(0, ends)
        select (Of(day, kind.First(), more).Iso, (double)kind.Count() / Formats.Count / Days / ends);

    private static int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>A span that would leave its month ends with it, and none begins on a month's last day.</summary>
    private static HumanDate Of(DateOnly day, string format, int more)
    {
        var date = new HumanDate(day, format);
        if (!date.IsSpan)
            return date;
        int end = DateTime.DaysInMonth(day.Year, day.Month), from = Math.Min(day.Day, end - 1);
        return date with { Day = new(day.Year, day.Month, from), Until = Math.Min(from + 1 + more, end) };
    }

    private string Written(string format) => Day.ToString(format, CultureInfo.InvariantCulture);
}
