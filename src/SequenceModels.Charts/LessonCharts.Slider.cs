using System.Text.Json.Nodes;

namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const int FewLabels = 12;

    extension(Chart)
    {
        /// <summary>Figures of one kind as one figure with a slider and a play button: <c>Chart.Slider("The radius decides", "spectral radius ρ", [.. radii.Select(r => ($"{r}", Chart.Lines(…)))])</c>.</summary>
        /// <remarks>All steps share their axes and their colour scale, so that what moves is the data. Only what differs between the steps is stored.</remarks>
        /// <param name="title">What the steps show together, in one sentence; the title of each step stands below it.</param>
        /// <param name="name">What the slider moves, with its unit.</param>
        /// <param name="steps">Where the slider stops, and the figure there.</param>
        /// <param name="start">The step that is shown first, counted from 0. Default: 0.</param>
        /// <exception cref="ArgumentException">There are no steps, or they are of different kinds.</exception>
        /// <exception cref="ArgumentOutOfRangeException">There is no step <paramref name="start"/>.</exception>
        public static Figure Slider(string title, string name, IReadOnlyList<(string Label, Figure Figure)> steps, int start = 0)
        {
            AllGiven(name, steps);
            if (steps.Count == 0)
                throw new ArgumentException("A slider needs one step or more: [(\"0.5\", figure), (\"0.9\", figure), …].");
            if (start < 0 || start >= steps.Count)
                throw new ArgumentOutOfRangeException(nameof(start), $"Step {start} was to be shown first, but the steps are 0 to {steps.Count - 1}.");
            JsonObject[] plots = [.. steps.Select(step => Subtitled(step.Figure, title))];
            RequireOneKind(plots, steps);
            foreach (var list in (string[])["shapes", "annotations"])
                Pad([.. plots.Select(plot => plot["layout"]!.AsObject())], list);
            Pad(plots, "data");
            CommonScale.Apply(plots);
            var changes = Changes.Between([.. plots.Select(plot => new JsonObject { ["data"] = plot["data"]!.DeepClone(), ["layout"] = plot["layout"]!.DeepClone() })]);
            plots[start]["layout"]!["sliders"] = new JsonArray(SliderOf(name, steps, start, [.. changes.Select((change, step) => Update(change, plots[step]))]));
            return new(title, Describe(name, steps, start), SliderTable(title, name, steps), ChartReader.Read(plots[start]), "");
        }
    }

    // The titles of the steps stand below the common one, unless they only repeat it.
    private static JsonObject Subtitled(Figure figure, string title)
    {
        // Read back, numbers are numbers whatever type they had.
        var plot = JsonNode.Parse(figure.ToJson())!.AsObject();
        var heading = plot["layout"]!["title"]!.AsObject();
        heading["text"] = "";
        heading["subtitle"] = new JsonObject { ["text"] = figure.Title == title ? "" : PlotText.Title(figure.Title), ["font"] = new JsonObject { ["size"] = 14, ["weight"] = 400 } };
        return plot;
    }

    private static void RequireOneKind(JsonObject[] plots, IReadOnlyList<(string Label, Figure Figure)> steps)
    {
        string Kinds(JsonObject plot) => string.Join(", ", plot["data"]!.AsArray().Select(trace => (string?)trace!["type"]));
        string first = Kinds(plots[0]);
        for (var i = 1; i < plots.Length; i++)
            if (Kinds(plots[i]) is var kinds && !$"{first}, ".StartsWith($"{kinds}, ", StringComparison.Ordinal) && !$"{kinds}, ".StartsWith($"{first}, ", StringComparison.Ordinal))
                throw new ArgumentException($"Step '{steps[i].Label}' is drawn as [{kinds}] but step '{steps[0].Label}' as [{first}]: a slider needs charts of one kind.");
    }

    // Where a step has fewer traces or boxes than another, those it lacks are there but invisible.
    private static void Pad(JsonObject[] holders, string list)
    {
        var fullest = holders.Select(holder => holder[list] as JsonArray ?? []).MaxBy(items => items.Count)!;
        foreach (var holder in holders.Where(_ => fullest.Count > 0))
        {
            var items = (holder[list] ??= new JsonArray()).AsArray();
            foreach (var lacking in fullest.Skip(items.Count).ToArray())
            {
                var hidden = lacking!.DeepClone();
                hidden["visible"] = false;
                items.Add(hidden);
            }
        }
    }

    /// <summary>What differs at a step, as Plotly.update takes it: values by path, one a trace; values of the layout by path; which traces.</summary>
    /// <remarks>Not Plotly's frames, because Plotly.NET's chart holds none.</remarks>
    private static JsonArray Update(JsonObject change, JsonObject plot)
    {
        JsonNode?[] traces = [.. change["data"] as JsonArray ?? []];
        int[] moving = [.. Enumerable.Range(0, traces.Length).Where(i => traces[i]!.AsObject().Count > 0)];
        var data = new JsonObject();
        foreach (var path in moving.SelectMany(i => Paths(traces[i]!.AsObject())).Select(part => part.Path).Distinct())
            data[path] = new JsonArray([.. moving.Select(i => path.Split('.').Aggregate(plot["data"]![i], (node, key) => node?[key])?.DeepClone())]);
        var layout = Paths(change["layout"] as JsonObject ?? []).Select(part => KeyValuePair.Create(part.Path, part.Value?.DeepClone()));
        return new JsonArray(data, new JsonObject(layout), new JsonArray([.. moving.Select(i => (JsonNode)i)]));
    }

    private static IEnumerable<(string Path, JsonNode? Value)> Paths(JsonObject change, string before = "") => change.SelectMany(part => part.Value switch
    {
        JsonObject inner => Paths(inner, $"{before}{part.Key}."),
        JsonArray { Count: > 0 } list when list.All(item => item is JsonObject) => list.SelectMany((item, i) => Paths(item!.AsObject(), $"{before}{part.Key}[{i}].")),
        var value => [($"{before}{part.Key}", value)],
    });

    private static JsonObject SliderOf(string name, IReadOnlyList<(string Label, Figure Figure)> steps, int start, JsonArray[] updates) => new()
    {
        ["active"] = start,
        ["currentvalue"] = new JsonObject { ["prefix"] = $"{name}: " },
        ["steps"] = new JsonArray([.. steps.Select((step, i) => new JsonObject { ["label"] = step.Label, ["method"] = "update", ["args"] = updates[i] })]),
    };

    private static string Describe(string name, IReadOnlyList<(string Label, Figure Figure)> steps, int start)
    {
        string[] labels = [.. steps.Select(step => step.Label)];
        string all = labels.Length <= FewLabels ? string.Join(", ", labels) : $"{labels[0]}, {labels[1]}, … to {labels[^1]}";
        return $"A slider over {name} with {labels.Length} steps: {all}. At {labels[start]}: {steps[start].Figure.AltText}";
    }

    // The columns of all steps one below the other, after a column that says which step it is.
    private static Table SliderTable(string title, string name, IReadOnlyList<(string Label, Figure Figure)> steps)
    {
        var labels = steps.SelectMany(step => Enumerable.Repeat(step.Label, step.Figure.Table.RowCount));
        var names = steps.SelectMany(step => step.Figure.Table.Columns).Select(column => column.Name).Distinct();
        return Table.Of(title, [(name, labels), .. names.Select(column => new Column(column, [.. steps.SelectMany(step => Cells(step.Figure.Table, column))]))]);
    }

    private static IEnumerable<object?> Cells(Table table, string name) =>
        table.Columns.FirstOrDefault(column => column.Name == name)?.Cells ?? Enumerable.Repeat<object?>(null, table.RowCount);
}
