using System.Text.Json.Nodes;

namespace SequenceModels.Figures;

/// <summary>The charts of the lessons, one call each.</summary>
public static partial class Chart
{
    /// <summary>A horizontal line for what any model must beat, with its name and value in the legend.</summary>
    private static JsonObject Reference((string Name, double Value) reference, int place, AxisValues x) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines",
        ["name"] = PlotText.Math($"{reference.Name}: {NumberFormat.Short(reference.Value)}"),
        ["x"] = x.Ends(),
        ["y"] = Json.Numbers([reference.Value, reference.Value]),
        ["line"] = new JsonObject { ["color"] = Palette.Of(Role.Baseline, 0).Colour, ["dash"] = place % 2 == 0 ? "dash" : "dot", ["width"] = 2 },
        ["hovertemplate"] = $"{Plot.Template(reference.Name)}: %{{y:.4~g}}<extra></extra>",
    };

    private static string References(IReadOnlyList<(string Name, double Value)> references) =>
        string.Concat(references.Select(r => $" Line at {NumberFormat.Short(r.Value)}: {r.Name}."));

    private static void Require(IReadOnlyList<Series> series, int count, string what)
    {
        if (series.Count == 0)
            throw new ArgumentException("A chart needs one series or more: [(\"name\", values), …].");
        if (series.FirstOrDefault(s => s.Values.Count != count) is { } odd)
            throw new ArgumentException($"Series '{odd.Name}' has {odd.Values.Count} values but there are {count} {what}: give one value for each.");
    }
}
