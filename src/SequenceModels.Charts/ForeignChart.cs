using System.Collections;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SequenceModels.Charts;

/// <summary>A chart of Plotly.NET as a figure: its title, its numbers as a table, and words for those who cannot see it.</summary>
internal static partial class ForeignChart
{
    private const int FewNames = 12;

    // Whatever traces of any type are drawn from, in the order a table has it.
    private static readonly string[] Data = ["x", "y", "z", "labels", "parents", "values", "open", "high", "low", "close", "r", "theta", "a", "b", "c", "lon", "lat", "locations", "value"];

    public static Figure ToFigure(GenericChart given)
    {
        var chart = Given(given).Copy();
        var layout = GenericChart.getLayout(chart);
        var (notes, alt, caption) = Take(layout);
        Theme.Apply(chart);
        if (notes?.MinWidth is { } width)
            layout.NoNarrowerThan(width);
        var drawn = Figure.DrawnTitle(layout);
        var title = notes is not null && drawn == notes.Drawn ? notes.Title : Plain(drawn);
        if (notes is not null && notes.Data == Fingerprint(chart))
            return new(title.Length > 0 ? title : notes.Title, notes.Description, notes.Table, chart, notes.Caption, drawTitle: false);
        // A figure of one line needs no legend; with more traces put to it, it does.
        if (notes is not null && layout.Value("showlegend") is false && GenericChart.getTraces(chart).Count(trace => trace.Value("showlegend") is not false) > 1)
            layout.RemoveProperty("showlegend");
        if (title.Length == 0)
            title = Untitled(chart);
        return new(title, alt ?? Describe(chart), TableOf(title, chart), chart, caption ?? "", drawTitle: false);
    }

    // The notes of a figure of ours; where they came by JSON, the words of them.
    private static (Notes? Notes, string? Alt, string? Caption) Take(Layout layout)
    {
        if (layout.Value("meta") is Notes notes)
        {
            layout.RemoveProperty("meta");
            return (notes, null, notes.Caption);
        }
        if (layout.Value("meta") is not DynamicObj.DynamicObj told)
            return (null, null, null);
        var (alt, caption) = (told.Value("alt") as string, told.Value("caption") as string);
        told.Properties.Remove("alt");
        told.Properties.Remove("caption");
        if (told.Properties.Count == 0)
            layout.RemoveProperty("meta");
        return (null, alt, caption);
    }

    /// <summary>What the traces are drawn from, in few letters.</summary>
    public static string Fingerprint(GenericChart chart)
    {
        var data = GenericChart.getTraces(chart).Select(trace => ChartWriter.Write(new Trace(trace.type).With([.. Data.Select(name => (name, trace.Value(name)))])));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(ChartWriter.Text(new JsonArray([.. data])))));
    }

    /// <summary>The rows of a matrix of numbers; none where z is no matrix.</summary>
    public static object?[][] Grid(Trace trace) =>
        List(trace, "z") is { Length: > 0 } rows && rows.All(row => row is IEnumerable and not string) ? [.. rows.Select(row => ((IEnumerable)row!).Cast<object?>().ToArray())] : [];

    private static object?[]? List(Trace trace, string name) => trace.Value(name) switch
    {
        IEnumerable list and not string => [.. list.Cast<object?>()],
        IConvertible one and not string when name == "value" => [one],
        _ => null,
    };

    private static string Name(Trace trace, int place) => trace.Value("name") as string is { Length: > 0 } name ? Plain(name) : $"trace {place + 1}";

    private static string[] Names(GenericChart chart) => [.. GenericChart.getTraces(chart).Select(Name)];

    private static string Untitled(GenericChart chart) => "Chart without a title: "
        + string.Join(", ", GenericChart.getTraces(chart).Select((trace, i) => trace.Value("name") is string ? Name(trace, i) : trace.type).Distinct());

    private static string Label(GenericChart chart, string letter)
    {
        var layout = GenericChart.getLayout(chart);
        var axis = layout.Value(letter + "axis") ?? (layout.Value("scene") as DynamicObj.DynamicObj)?.Value(letter + "axis");
        var title = (axis as DynamicObj.DynamicObj)?.Value("title");
        return (title is DynamicObj.DynamicObj part ? part.Value("text") : title) as string is { Length: > 0 } text ? Plain(text) : letter;
    }

    private static string Describe(GenericChart chart)
    {
        Trace[] traces = [.. GenericChart.getTraces(chart)];
        var names = string.Join(", ", Names(chart).Take(FewNames)) + (traces.Length > FewNames ? ", …" : "");
        var count = traces.Length == 1 ? "1 trace" : $"{traces.Length} traces";
        if (traces is [{ } only] && Grid(only) is { Length: > 0 } grid)
            return $"A {only.type} of {grid.Length}×{grid[0].Length} numbers{Reach(grid.SelectMany(row => row))}.";
        var points = traces.Sum(trace => Data.Max(name => List(trace, name)?.Length ?? 0));
        var places = traces.Select(trace => $"{trace.Value("xaxis")} {trace.Value("yaxis")} {trace.Value("scene")} {trace.Value("subplot")}").Distinct().Count();
        if (GenericChart.getLayout(chart).Value("grid") is not null && places > 1)
            return $"{places} charts side by side, {points} points: {names}.";
        return traces.All(trace => trace.Value("z") is not null && trace.Value("y") is not null)
            ? $"{count} of {Label(chart, "z")} over {Label(chart, "x")} and {Label(chart, "y")}, {points} points: {names}."
            : traces.All(trace => trace.Value("y") is not null)
            ? $"{count} of {Label(chart, "y")} against {Label(chart, "x")}, {points} points: {names}."
            : $"{count} ({string.Join(", ", traces.Select(trace => trace.type).Distinct())}), {points} values: {names}.";
    }

    private static string Reach(IEnumerable<object?> cells)
    {
        double[] numbers = [.. cells.Select(Number).Where(double.IsFinite)];
        return numbers.Length == 0 ? "" : $", lowest {NumberFormat.Short(numbers.Min())}, highest {NumberFormat.Short(numbers.Max())}";
    }

    private static Table TableOf(string title, GenericChart chart)
    {
        Trace[] traces = [.. GenericChart.getTraces(chart)];
        if (traces is [{ } only] && Grid(only) is { Length: > 0 } grid)
        {
            object?[] down = List(only, "y") ?? [], across = List(only, "x") ?? [];
            return Table.Of(title, [(Label(chart, "y"), grid.Select((_, r) => down.ElementAtOrDefault(r) ?? r)),
                .. Enumerable.Range(0, grid.Max(row => row.Length)).Select(c => (Column)($"{across.ElementAtOrDefault(c) ?? c}", grid.Select(row => Cell(row.ElementAtOrDefault(c)))))]);
        }
        string[] used = [.. Data.Where(name => traces.Any(trace => List(trace, name) is not null || name == "x" && IsCounted(trace)))];
        var rows = traces.Zip(Names(chart)).SelectMany(pair => Rows(pair.First, pair.Second, used)).ToArray();
        return Table.Of(title, [("trace", rows.Select(row => row.Name)), .. used.Select((name, c) => new Column(name is "x" or "y" or "z" ? Label(chart, name) : name, [.. rows.Select(row => row.Cells[c])]))]);
    }

    private static IEnumerable<(string Name, object?[] Cells)> Rows(Trace trace, string name, string[] used)
    {
        object?[]?[] lists = [.. used.Select(column => List(trace, column))];
        // What is drawn from parts within parts, as a flow, has its name only.
        return Enumerable.Range(0, lists.Select(list => list?.Length ?? 0).DefaultIfEmpty(1).Max()).Select(i => (name, used.Select((column, c) =>
            lists[c] is { } list ? Cell(list.ElementAtOrDefault(i)) : column == "x" && IsCounted(trace) ? i : null).ToArray()));
    }

    // Without places of their own, values stand at 0, 1, 2 …; a distribution has none.
    private static bool IsCounted(Trace trace) => trace.Value("x") is null && trace.Value("y") is not null && trace.type is not ("box" or "violin" or "histogram");

    private static double Number(object? cell) => cell is IConvertible and not (string or bool or DateTime) ? Convert.ToDouble(cell, CultureInfo.InvariantCulture) : double.NaN;

    private static object? Cell(object? cell) => cell switch
    {
        IEnumerable list and not string => string.Join(", ", list.Cast<object?>()),
        _ => cell,
    };

    /// <summary>Words without Plotly's bit of HTML; a subscript as <see cref="PlotText.Math"/> reads it.</summary>
    private static string Plain(string text)
    {
        var lines = Subscript().Replace(text.Replace("<br>", " ", StringComparison.Ordinal), part => part.Length == "<sub>t</sub>".Length ? $"_{part.Groups[1]}" : $"_{{{part.Groups[1]}}}");
        return WebUtility.HtmlDecode(Tag().Replace(lines, "")).Trim();
    }

    [GeneratedRegex("<sub>([^<]*)</sub>")]
    private static partial Regex Subscript();

    [GeneratedRegex("</?(b|i|sub|sup|span|a|em|strong|u|s)(\\s[^>]*)?>")]
    private static partial Regex Tag();
}
