namespace SequenceModels.Charts;

/// <summary>The colours of all figures. Marks are Okabe and Ito's (2008), which keep apart for colour-blind eyes and stand out on white and on near-black alike.</summary>
internal static class Palette
{
    private const double StrongestTint = 0.45;
    public const string Ink = "#1f2328";
    public const string Muted = "#59636e";
    public const string Grid = "#d8dee4";
    public const string Surface = "#fefefe";
    public const string Positive = "#8c2d04";
    public const string Negative = "#08306b";
    public const string Gate = "#7a6fd0";
    public const string OpenGate = "#2d1e6b";
    public const string Below = "#0072b2";
    public const string Above = "#d55e00";

    /// <summary>What the loader puts in the place of a colour when the page is dark.</summary>
    public static readonly IReadOnlyDictionary<string, string> Dark = new Dictionary<string, string>
    {
        [Ink] = "#e6edf3",
        [Muted] = "#9da7b3",
        [Grid] = "#30363d",
        [Surface] = "#15181c",
        [Positive] = "#ffb38a",
        [Negative] = "#9cd0ff",
        [OpenGate] = "#d9d3ff",
    };

    public static readonly IReadOnlyList<Mark> InOrder =
    [
        new("#0072b2", "solid", "circle"),
        new("#d55e00", "dash", "square"),
        new("#009e73", "dot", "diamond"),
        new("#c4689c", "dashdot", "triangle-up"),
        new("#a6761d", "longdash", "x"),
        new(Gate, "longdashdot", "triangle-down"),
    ];

    private static readonly IReadOnlyList<Mark> Baselines = [new("#808080", "dash", "cross"), new("#a6761d", "dot", "x")];

    public static Mark Of(Role role, int place) => role switch
    {
        Role.Input => new("#0072b2", "solid", "circle"),
        Role.State => new("#009e73", "solid", "diamond"),
        Role.Output => new("#c4689c", "dashdot", "triangle-up"),
        Role.Target => new(Ink, "solid", "circle-open"),
        Role.Baseline => Baselines[place % Baselines.Count],
        Role.Gate => new(Gate, "longdashdot", "triangle-down"),
        Role.Error => new(Above, "longdash", "square"),
        _ => InOrder[place % InOrder.Count],
    };

    /// <summary>The marks of all series: those with a role have the role's, the others take the colours in order that no role has taken.</summary>
    public static IReadOnlyList<Mark> For(IReadOnlyList<Series> series)
    {
        int Place(int i) => series.Take(i).Count(earlier => earlier.Role == series[i].Role);
        var taken = series.Select((s, i) => s.Role == Role.None ? null : Of(s.Role, Place(i)).Colour).ToHashSet();
        Mark[] free = [.. InOrder.Where(mark => !taken.Contains(mark.Colour))];
        if (free.Length == 0)
            free = [.. InOrder];
        return [.. series.Select((s, i) => s.Role == Role.None ? free[Place(i) % free.Length] : Of(s.Role, Place(i)))];
    }

    /// <summary>A see-through fill that reads on white and on near-black; ink, which turns with the page, is tinted grey.</summary>
    public static string Tint(string colour, double alpha)
    {
        var (r, g, b) = Channels(colour == Ink ? "#808080" : colour);
        return string.Create(CultureInfo.InvariantCulture, $"rgba({r},{g},{b},{alpha:0.##})");
    }

    /// <summary>From nothing to much.</summary>
    public static object[][] OneWay() => Scale(Surface, Below, Negative);

    /// <summary>From closed to open.</summary>
    public static object[][] Gates() => Scale(Surface, Gate, OpenGate);

    /// <summary>From blank paper to ink.</summary>
    public static object[][] Greys() => Scale(Surface, Ink);

    /// <summary>From a low to a high loss.</summary>
    public static object[][] Losses() => Scale(Surface, Above, Positive);

    /// <summary>Blue below zero, orange above; zero in the middle.</summary>
    public static object[][] BothWays() => Scale(Negative, Below, Surface, Above, Positive);

    /// <summary>The fill behind a number or character: blue below zero, orange above, the stronger the further out.</summary>
    public static string Behind(double value, double reach) => reach > 0 && double.IsFinite(value)
        ? Tint(value < 0 ? Below : Above, StrongestTint * Math.Abs(value) / reach)
        : "transparent";

    private static object[][] Scale(params string[] colours) =>
        [.. colours.Select((colour, i) => (object[])[Numbers.Round(i / (colours.Length - 1.0)), colour])];

    /// <summary>Black or white, whichever is easier to read on the colour.</summary>
    public static string TextOn(string colour) => Contrast(colour, "#ffffff") >= Contrast(colour, "#000000") ? "#ffffff" : "#000000";

    /// <summary>How far two colours stand apart, from 1 to 21 (WCAG 2.2).</summary>
    public static double Contrast(string a, string b) =>
        (Math.Max(Luminance(a), Luminance(b)) + 0.05) / (Math.Min(Luminance(a), Luminance(b)) + 0.05);

    private static double Luminance(string colour)
    {
        static double Linear(int channel) => channel / 255.0 is var c and <= 0.04045 ? c / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
        var (r, g, b) = Channels(colour);
        return (0.2126 * Linear(r)) + (0.7152 * Linear(g)) + (0.0722 * Linear(b));
    }

    private static (int R, int G, int B) Channels(string colour)
    {
        var rgb = Convert.ToInt32(colour[1..], 16);
        return (rgb >> 16, (rgb >> 8) & 255, rgb & 255);
    }
}
