namespace SequenceModels.Charts;

/// <summary>A chart of Plotly.NET with a title, words and numbers: plotly.js draws it, a table of its numbers stands in where nothing can be drawn. Made by <c>Chart</c>; never changes.</summary>
[TypeFormatterSource(typeof(HostFormatters))]
public sealed class Figure : IHtmlView
{
    private const int TextRows = 10;
    private readonly GenericChart chart;
    private readonly string description;

    internal Figure(string title, string description, Table table, Layout layout, IEnumerable<Trace> data)
        : this(title, description, table, ChartReader.Chart(data, layout), "")
    {
    }

    // The chart is this figure's own: nobody else holds it.
    internal Figure(string title, string description, Table table, GenericChart chart, string caption, bool drawTitle = true)
    {
        if (string.IsNullOrWhiteSpace(title))
            throw new ArgumentException("A figure needs a title: one sentence that says what it shows.");
        (Title, this.description, Table, Caption, this.chart) = (title, description, table, caption, chart);
        if (drawTitle)
            Layout.In("title").With(("text", PlotText.Title(title)));
    }

    /// <summary>One sentence that states what the figure shows.</summary>
    public string Title { get; }

    /// <summary>What a reader who cannot see the figure is told.</summary>
    public string AltText => $"{Title.TrimEnd('.')}. {description}";

    /// <summary>The numbers behind the figure.</summary>
    public Table Table { get; }

    /// <summary>A line below the figure; empty for none.</summary>
    public string Caption { get; }

    /// <summary>The figure as a chart of Plotly.NET, to be changed with Plotly.NET's own words: a new one at each call, so the figure stays as it is.</summary>
    public GenericChart Chart
    {
        get
        {
            var copy = chart.Copy();
            var layout = GenericChart.getLayout(copy);
            var minWidth = (layout.Value("meta") as DynamicObj.DynamicObj)?.Value("minWidth") as int?;
            layout.With(("meta", new Notes(Title, DrawnTitle(layout), description, Caption, Table, ForeignChart.Fingerprint(copy), minWidth)));
            return copy;
        }
    }

    /// <summary>Whether it takes more of plotly.js than the bundle for flat charts.</summary>
    internal bool IsFull => GenericChart.getTraces(chart).Any(trace => !PlotlyScript.Flat.Contains(trace.type));

    private Layout Layout => GenericChart.getLayout(chart);

    /// <summary>A chart of Plotly.NET as a figure: in the colours of the page, with the numbers and words that its traces give.</summary>
    public static implicit operator Figure(GenericChart chart) => ForeignChart.ToFigure(chart);

    /// <summary>The figure as a chart of Plotly.NET: <see cref="Chart"/>.</summary>
    public static implicit operator GenericChart(Figure figure) => Given(figure).Chart;

    /// <summary>The same figure under another title.</summary>
    /// <exception cref="ArgumentException">The title is empty.</exception>
    public Figure WithTitle(string title) => new(Given(title), description, Table, chart.Copy(), Caption);

    /// <summary>The same figure with a line below it: a source, a reading hint.</summary>
    public Figure WithCaption(string caption) => new(Title, description, Table, chart, Given(caption), drawTitle: false);

    /// <summary>The same figure, described in your words after the title.</summary>
    public Figure WithAltText(string text) => new(Title, Given(text), Table, chart, Caption, drawTitle: false);

    /// <summary>The same figure with a sentence more in its description.</summary>
    internal Figure WithNote(string note) => WithAltText($"{description} {note}");

    /// <summary>The same figure at another height in pixels; long titles and legends add to it.</summary>
    public Figure WithHeight(int pixels) => Changed(layout => layout.With(("height", pixels)));

    /// <summary>The same figure with other numbers behind it.</summary>
    internal Figure WithTable(Table table) => new(Title, description, table, chart, Caption, drawTitle: false);

    /// <summary>The figure as Plotly's JSON: <c>{"data":[…],"layout":{…}}</c>, safe inside a script element.</summary>
    public string ToJson() => ChartWriter.Text(ChartWriter.Write(chart));

    /// <summary>The figure as HTML: drawn where a script may run, a table where not.</summary>
    public string ToHtml() => PlotlyScript.Once(IsFull) + FigureHtml.Write(this, FigureHtml.NextNumber());

    /// <summary>The figure in words, and some of its numbers.</summary>
    public override string ToString() => $"{Title}\n{PlotText.Paragraph(description)}\n\n{TableText.Write(Table, Rows(TextRows))}";

    // A few of a curve's numbers tell its course; a diagram without some of its arrows is another diagram.
    internal int Rows(int most) => Table.Columns.Any(column => column.IsNumeric) ? most : Table.RowCount;

    internal static string DrawnTitle(Layout layout) => (layout.Value("title") as Title)?.Value("text") as string ?? "";

    /// <summary>The same figure with a y axis that holds all of these numbers but no outlier of the models further out than the truth is wide.</summary>
    internal Figure WithYRange(IReadOnlyList<double> truth, IEnumerable<double> models)
    {
        var (low, high) = (truth.Where(double.IsFinite).Min(), truth.Where(double.IsFinite).Max());
        var room = Math.Max(high - low, 1e-9);
        double[] near = [.. models.Where(v => v > low - room && v < high + room), low, high];
        var (bottom, top) = (near.Min() - (0.05 * room), near.Max() + (0.05 * room));
        var figure = Changed(layout => layout.In("yaxis").With(("range", Numbers.Of([bottom, top]))));
        // Points beyond the plot would fill it with the strokes that lead to them.
        foreach (var trace in GenericChart.getTraces(figure.chart))
            trace.With(("y", ((double?[])trace.Value("y")!).Select(value => value < bottom || value > top ? null : value).ToArray()));
        return figure;
    }

    private Figure Changed(Action<Layout> change)
    {
        var copy = chart.Copy();
        change(GenericChart.getLayout(copy));
        return new(Title, description, Table, copy, Caption, drawTitle: false);
    }
}
