using System.Text.Json.Nodes;

namespace SequenceModels.Figures;

/// <summary>A chart as data: plotly.js draws it, a table of its numbers stands in where nothing can be drawn. Made by <see cref="Chart"/>; never changes.</summary>
[TypeFormatterSource(typeof(HostFormatters))]
public sealed class Figure : IHtmlView
{
    private const int TextRows = 10;
    private readonly JsonObject plot;
    private readonly string description;

    internal Figure(string title, string description, Table table, JsonObject layout, IEnumerable<JsonNode?> data, IEnumerable<JsonNode?>? frames = null)
        : this(title, description, table, new JsonObject { ["data"] = new JsonArray([.. data]), ["layout"] = layout, ["frames"] = new JsonArray([.. frames ?? []]) }, "")
    {
    }

    private Figure(string title, string description, Table table, JsonObject plot, string caption)
    {
        if (string.IsNullOrWhiteSpace(title))
            throw new ArgumentException("A figure needs a title: one sentence that says what it shows.");
        (Title, this.description, Table, Caption, this.plot) = (title, description, table, caption, plot);
        plot["layout"]!["title"]!["text"] = PlotText.Title(title);
    }

    /// <summary>One sentence that states what the figure shows.</summary>
    public string Title { get; }

    /// <summary>What a reader who cannot see the figure is told.</summary>
    public string AltText => $"{Title.TrimEnd('.')}. {description}";

    /// <summary>The numbers behind the figure.</summary>
    public Table Table { get; }

    /// <summary>A line below the figure; empty for none.</summary>
    public string Caption { get; }

    /// <summary>The same figure under another title.</summary>
    /// <exception cref="ArgumentException">The title is empty.</exception>
    public Figure WithTitle(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return new(title, description, Table, Copy(), Caption);
    }

    /// <summary>The same figure with a line below it: a source, a reading hint.</summary>
    public Figure WithCaption(string caption)
    {
        ArgumentNullException.ThrowIfNull(caption);
        return new(Title, description, Table, Copy(), caption);
    }

    /// <summary>The same figure, described in your words after the title.</summary>
    public Figure WithAltText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(Title, text, Table, Copy(), Caption);
    }

    /// <summary>The same figure with a sentence more in its description.</summary>
    internal Figure WithNote(string note) => new(Title, $"{description} {note}", Table, Copy(), Caption);

    /// <summary>The same figure at another height in pixels; long titles and legends add to it.</summary>
    public Figure WithHeight(int pixels)
    {
        var copy = Copy();
        copy["layout"]!["height"] = pixels;
        return new(Title, description, Table, copy, Caption);
    }

    /// <summary>The same figure with other numbers behind it.</summary>
    internal Figure WithTable(Table table) => new(Title, description, table, Copy(), Caption);

    /// <summary>The figure as Plotly's JSON: <c>{"data":[…],"layout":{…},"frames":[…]}</c>, safe inside a script element.</summary>
    public string ToJson() => Json.Write(plot);

    /// <summary>The figure as HTML: drawn where a script may run, a table where not.</summary>
    public string ToHtml() => PlotlyScript.Once() + FigureHtml.Write(this, FigureHtml.NextNumber());

    /// <summary>The figure in words, and some of its numbers.</summary>
    public override string ToString() => $"{Title}\n{PlotText.Paragraph(description)}\n\n{TableText.Write(Table, Rows(TextRows))}";

    // A few of a curve's numbers tell its course; a diagram without some of its arrows is another diagram.
    internal int Rows(int most) => Table.Columns.Any(column => column.IsNumeric) ? most : Table.RowCount;

    /// <summary>The same figure with a y axis that holds all of these numbers but no outlier of the models further out than the truth is wide.</summary>
    internal Figure WithYRange(IReadOnlyList<double> truth, IEnumerable<double> models)
    {
        var (low, high) = (truth.Where(double.IsFinite).Min(), truth.Where(double.IsFinite).Max());
        var room = Math.Max(high - low, 1e-9);
        double[] near = [.. models.Where(v => v > low - room && v < high + room), low, high];
        var (bottom, top) = (near.Min() - (0.05 * room), near.Max() + (0.05 * room));
        var copy = Copy();
        copy["layout"]!["yaxis"]!["range"] = Json.Numbers([bottom, top]);
        // Points beyond the plot would fill it with the strokes that lead to them.
        foreach (var y in copy["data"]!.AsArray().Select(trace => trace!["y"]!.AsArray()))
            for (var i = 0; i < y.Count; i++)
                if ((double?)y[i] is { } value && (value < bottom || value > top))
                    y[i] = null;
        return new(Title, description, Table, copy, Caption);
    }

    private JsonObject Copy() => (JsonObject)plot.DeepClone();
}
