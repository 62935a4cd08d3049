using Plotly.NET;
using Plotly.NET.CSharp;

namespace SequenceModels.Charts.Tests;

/// <summary>Charts that a learner makes with Plotly.NET's own words, and ours in Plotly.NET's hands.</summary>
public class PlotlyNetTests
{
    private static readonly double[] X = [1, 2, 3, 4];
    private static readonly double[] Y = [1, double.NaN, 3, 2];

    internal static readonly IReadOnlyDictionary<string, Func<GenericChart>> Learners = new Dictionary<string, Func<GenericChart>>
    {
        ["line"] = () => Chart.Line<double, double, string>(X, Y, Name: "a"),
        ["column"] = () => Chart.Column<double, string, string>(X, Keys: new[] { "a", "b", "c", "d" }),
        ["histogram"] = () => Chart.Histogram<double, double, string>(X: Y),
        ["heat map"] = () => Chart.Heatmap<double, string, string, string>(new[] { X, Y }),
        ["pie"] = () => Chart.Pie<double, string, string>(X, Labels: new[] { "a", "b", "c", "d" }),
        ["3D scatter"] = () => Chart.Scatter3D<double, double, double, string>(X, X, Y, StyleParam.Mode.Markers),
        ["surface"] = () => Chart.Surface<double, double, double, string>(new[] { X, X }),
        ["combined"] = () => Chart.Combine([Chart.Line<double, double, string>(X, X, Name: "one"), Chart.Column<double, double, string>(X, Keys: X, Name: "two")]),
        ["grid"] = () => Chart.Grid([Chart.Line<double, double, string>(X, X), Chart.Histogram<double, double, string>(X: X)], 1, 2),
        ["waterfall"] = () => Chart.Waterfall<string, double, string>(["a", "b", "c"], X[..3]),
        ["violin"] = () => Chart.Violin<string, double, string>(Y: X),
        ["indicator"] = () => Chart.Indicator<double>(42.0, StyleParam.IndicatorMode.NumberDeltaGauge, Title: "speed"),
        ["table"] = () => ChartReader.Chart([new Trace("table")], new Layout()),
        ["polar"] = () => Chart.LinePolar<double, double, string>(X, X),
    };

    public static TheoryData<string> Kinds => [.. Learners.Keys];

    public static TheoryData<string> Ours => Gallery.Names;

    [Theory, MemberData(nameof(Kinds))]
    public void A_learners_chart_has_the_theme_words_and_numbers(string kind)
    {
        Figure figure = Learners[kind]();
        var layout = figure.Json()["layout"]!;
        Assert.Null(layout["template"]);
        Assert.Null(layout["width"]);
        Assert.Equal("rgba(0,0,0,0)", (string?)layout["paper_bgcolor"]);
        Assert.Equal(Palette.Ink, (string?)layout["font"]!["color"]);
        Assert.True(figure.Table.RowCount > 0);
        Assert.EndsWith(".", figure.AltText, StringComparison.Ordinal);
        Assert.Equal(kind is "3D scatter" or "surface" or "polar" or "waterfall" or "indicator" or "table", figure.IsFull);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_chart_made_twice_writes_the_same_html(string kind) =>
        Assert.Equal(FigureHtml.Write(Learners[kind](), 1), FigureHtml.Write(Learners[kind](), 1));

    [Theory, MemberData(nameof(Ours))]
    public void A_figure_goes_to_plotly_net_and_comes_back_as_it_was(string name)
    {
        var figure = Gallery.Figures[name].WithCaption("made here");
        Figure back = figure.Chart;
        Assert.Equal(FigureHtml.Write(figure, 1), FigureHtml.Write(back, 1));
        Assert.Equal(figure.ToString(), back.ToString());
    }

    [Theory, MemberData(nameof(Ours))]
    public void What_is_done_to_its_chart_leaves_a_figure_as_it_was(string name)
    {
        var figure = Gallery.Figures[name];
        var before = FigureHtml.Write(figure, 1);
        var chart = figure.Chart;
        GenericChart.getLayout(chart).SetProperty("height", 1);
        ((DynamicObj.DynamicObj)GenericChart.getLayout(chart).GetPropertyValue("title")).SetProperty("text", "other");
        foreach (var trace in chart.GetTraces())
            foreach (var part in trace.Properties.Values.ToArray())
                if (part is DynamicObj.DynamicObj bag)
                    bag.SetProperty("color", "red");
                else if (part is double?[] numbers)
                    Array.Clear(numbers);
        Assert.Equal(before, FigureHtml.Write(figure, 1));
    }

    [Fact]
    public void A_chart_that_is_changed_later_leaves_its_figure_as_it_was()
    {
        double[] y = [1, 2, 3];
        var chart = Chart.Line<double, double, string>([1.0, 2, 3], y);
        Figure figure = chart;
        var before = figure.ToJson();
        y[0] = 100;
        chart.GetTraces().First().SetProperty("mode", "markers");
        Assert.Equal(before, figure.ToJson());
    }

    [Fact]
    public void Not_a_number_is_a_gap_and_a_word_that_says_so_stays_a_word()
    {
        Figure figure = Chart.Line<double, double, string>(X, [double.NaN, double.PositiveInfinity, 1.0 / 3, 0.1 + 0.2], MultiText: new[] { "NaN", "a", "b", "c" });
        Assert.Contains("\"y\":[null,null,0.333333,0.3]", figure.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"NaN\"", figure.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_in_a_name_is_harmless()
    {
        Figure figure = Chart.Pie<double, string, string>([1.0, 2], Labels: new[] { "</script><script>alert(1)</script>", "b" }, Name: "</script>");
        Assert.Equal(2, FigureHtml.Write(figure, 1).Split("</script>").Length - 1);
    }

    [Fact]
    public void Words_and_numbers_follow_the_data_and_the_title()
    {
        var figure = Chart.Lines("Up", [1, 2, 3], [("h", new[] { 1.0, 2, 4 })], "t", "h_t");
        var chart = figure.Chart.WithYAxisStyle<double, double, string>(TitleText: "state");
        Assert.Equal(figure.AltText, ((Figure)chart).AltText);
        chart.GetTraces().First().SetProperty("y", new[] { 9.0, 8, 7 });
        Figure changed = chart;
        Assert.Equal("Up. 1 trace of state against t, 3 points: h.", changed.AltText);
        Assert.Equal([9.0, 8.0, 7.0], changed.Table.Columns[2].Cells);
        ((DynamicObj.DynamicObj)chart.GetLayout().GetPropertyValue("title")).SetProperty("text", "Down &amp; out");
        Assert.Equal("Down & out", ((Figure)chart).Title);
    }

    [Fact]
    public void Plotly_nets_words_find_the_parts_of_our_figures()
    {
        var axis = ((Figure)Gallery.Figures["lines"].Chart.WithXAxisStyle<double, double, string>(TitleText: "other")).Json()["layout"]!["xaxis"]!;
        Assert.Equal("other", (string?)axis["title"]!["text"]);
        Assert.Equal("log", (string?)axis["type"]);
        Assert.Equal(Palette.Grid, (string?)axis["gridcolor"]);
    }

    [Fact]
    public void Ours_and_theirs_together_have_our_height_and_colours()
    {
        var layout = ((Figure)Chart.Combine([Gallery.Figures["lines"].Chart, Learners["line"]()])).Json()["layout"]!;
        Assert.Equal((Plot.Height, Palette.InOrder[0].Colour), ((int)layout["height"]!, (string?)layout["colorway"]![0]));
        Assert.Null(layout["template"]);
    }

    [Fact]
    public void A_size_or_a_template_that_was_chosen_stays()
    {
        var sized = ((Figure)Learners["line"]().WithSize(900, 300)).Json()["layout"]!;
        Assert.Equal((900, 300), ((int)sized["width"]!, (int)sized["height"]!));
        var chart = Learners["line"]();
        chart.GetLayout().SetProperty("template", new Template());
        Assert.Null(((Figure)chart).Json()["layout"]!["paper_bgcolor"]);
    }

    [Fact]
    public void Numbers_below_zero_turn_the_colours_of_a_heat_map_both_ways()
    {
        Figure figure = Chart.Heatmap<double, string, string, string>(new[] { new[] { -1.0, 2 } });
        var trace = figure.Json()["data"]![0]!;
        Assert.Equal((0, 5), ((int)trace["zmid"]!, trace["colorscale"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("line", "trace x y")]
    [InlineData("histogram", "trace x")]
    [InlineData("violin", "trace y")]
    [InlineData("waterfall", "trace x y")]
    [InlineData("indicator", "trace value")]
    [InlineData("table", "trace")]
    public void A_table_has_the_columns_that_the_chart_is_drawn_from(string kind, string columns) =>
        Assert.Equal(columns.Split(' '), ((Figure)Learners[kind]()).Table.Columns.Select(column => column.Name));

    [Theory, MemberData(nameof(Kinds))]
    public void Every_flat_axis_has_the_colours_of_the_theme(string kind)
    {
        var layout = ((Figure)Learners[kind]()).Json()["layout"]!;
        Assert.All(layout.AsObject().Where(part => part.Key.Contains("axis", StringComparison.Ordinal)), axis => Assert.Equal(Palette.Grid, (string?)axis.Value!["gridcolor"]));
        Assert.Equal(kind is not ("pie" or "3D scatter" or "surface" or "polar" or "indicator" or "table"), layout["xaxis"] is not null);
    }

    [Fact]
    public void A_line_put_to_a_figure_of_one_line_brings_the_legend()
    {
        var ours = Chart.Lines("Up", [1, 2, 3], [("h", new[] { 1.0, 2, 4 })], "t", "h_t");
        Figure alone = ours.Chart, both = Chart.Combine([ours.Chart, Learners["line"]()]);
        Assert.False((bool?)alone.Json()["layout"]!["showlegend"]);
        Assert.NotEqual(false, (bool?)both.Json()["layout"]!["showlegend"]);
    }

    [Fact]
    public void Charts_side_by_side_are_told_as_such() =>
        Assert.Contains("2 charts side by side, 8 points", ((Figure)Learners["grid"]()).AltText, StringComparison.Ordinal);

    [Fact]
    public void A_subscript_in_a_label_stays_one_in_the_words()
    {
        Figure figure = Chart.Line<double, double, string>(X, X).WithYAxisStyle<double, double, string>(TitleText: "h<sub>t</sub> and W<sub>hh</sub>");
        Assert.Contains("h_t and W_{hh} against", figure.AltText, StringComparison.Ordinal);
    }
}
