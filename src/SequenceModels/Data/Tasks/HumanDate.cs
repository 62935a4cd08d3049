namespace SequenceModels.Data.Tasks;

/// <summary>A date as a person writes it, and the same date in ISO 8601, exactly as precise as what was written: a day or a month.</summary>
/// <param name="Day">The day; of a month any of its days.</param>
/// <param name="Format">One of <see cref="Formats"/>.</param>
public sealed record HumanDate(DateOnly Day, string Format)
{
    /// <summary>Length of the longest human form, <c>Wednesday, 30 September 2026</c>.</summary>
    public const int Longest = 28;

    /// <summary>Length of the longest ISO form, <c>2008-03-07</c>.</summary>
    public const int LongestIso = 10;

    /// <summary>The first day that is drawn.</summary>
    public static DateOnly First { get; } = new(1950, 1, 1);

    /// <summary>The last day that is drawn.</summary>
    public static DateOnly Last { get; } = new(2049, 12, 31);

    /// <summary>How people write dates, as .NET format strings: thirteen for a day, then three for a month.</summary>
    public static IReadOnlyList<string> Formats { get; } =
    [
        "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "dd.MM.yyyy", "d.M.yyyy", "MM/dd/yyyy", "yyyy/MM/dd", "yyyy MMM d",
        "dddd, d MMMM yyyy", "ddd d MMM yyyy", "ddd, MMM d yyyy", "dd-MMM-yyyy", "MMMM yyyy", "MMM yyyy", "MM/yyyy",
    ];

    /// <summary>At most <see cref="Longest"/> characters: <c>Friday, 7 March 2008</c>, <c>Mar 2008</c>.</summary>
    public string Human => Day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Ten characters for a day, <c>2008-03-07</c>; seven for a month, <c>2008-03</c>.</summary>
    public string Iso => Day.ToString(Format.Contains('d', StringComparison.Ordinal) ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Draws a day and a way to write it, both evenly.</summary>
    /// <param name="random">The source of randomness.</param>
    public static HumanDate Draw(Random random)
    {
        var day = First.AddDays(Given(random).Next(Last.DayNumber - First.DayNumber + 1));
        return new HumanDate(day, Formats[random.Next(Formats.Count)]);
    }

    /// <summary>All that may be drawn, each as likely as any other.</summary>
    internal static IEnumerable<HumanDate> All =>
        from number in Enumerable.Range(First.DayNumber, Last.DayNumber - First.DayNumber + 1)
        from format in Formats
        select new HumanDate(DateOnly.FromDayNumber(number), format);
}
