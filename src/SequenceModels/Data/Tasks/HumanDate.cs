using System.Globalization;

namespace SequenceModels.Data.Tasks;

/// <summary>A date as a person writes it, and the same date in ISO 8601.</summary>
/// <param name="Human">At most <see cref="Longest"/> characters, for example <c>Friday, 7 March 2008</c>.</param>
/// <param name="Iso">Ten characters: <c>2008-03-07</c>.</param>
public sealed record HumanDate(string Human, string Iso)
{
    /// <summary>Length of the longest human form, <c>Wednesday, 30 September 2026</c>.</summary>
    public const int Longest = 28;

    /// <summary>Length of the ISO form.</summary>
    public const int IsoLength = 10;

    /// <summary>The first day that is drawn.</summary>
    public static DateOnly First { get; } = new(1950, 1, 1);

    /// <summary>The last day that is drawn.</summary>
    public static DateOnly Last { get; } = new(2049, 12, 31);

    /// <summary>How people write dates, as .NET format strings.</summary>
    public static IReadOnlyList<string> Formats { get; } =
    [
        "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "dd.MM.yyyy", "d.M.yyyy", "MM/dd/yyyy", "yyyy/MM/dd", "yyyy MMM d",
        "dddd, d MMMM yyyy", "ddd d MMM yyyy", "ddd, MMM d yyyy", "dd-MMM-yyyy",
    ];

    /// <summary>Draws a day and a way to write it, both evenly.</summary>
    /// <param name="random">The source of randomness.</param>
    public static HumanDate Draw(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var day = First.AddDays(random.Next(Days));
        string format = Formats[random.Next(Formats.Count)];
        return new HumanDate(day.ToString(format, CultureInfo.InvariantCulture), IsoOf(day));
    }

    internal static IEnumerable<DateOnly> AllDays => Enumerable.Range(0, Days).Select(First.AddDays);

    private static int Days => Last.DayNumber - First.DayNumber + 1;

    internal static string IsoOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
