namespace SequenceModels.Charts.Tests;

public class FromPlotlyTests
{
    private const string Foreign = """
        {"data":[{"type":"scatter","name":"a","x":[1,2],"y":[0.5,null],"line":{"width":5}},{"type":"bar","y":[3,4]}],
         "layout":{"title":"theirs","plot_bgcolor":"#fff","xaxis":{"title":{"text":"step"}},"yaxis":{"title":"loss"}}}
        """;

    [Fact]
    public void A_figure_goes_out_and_comes_back_as_it_was()
    {
        var figure = Chart.Lines("Up", [1, 2, 3], [("a", new[] { 1.0, 2, 4 }), ("b", new[] { 3.0, 2, 1 })], "t", "y");
        Assert.Equal(figure.ToJson(), Chart.FromPlotly("Up", figure.ToJson()).ToJson());
        var slider = Chart.Slider("Up", "k", [("1", figure), ("2", figure.WithTitle("Down"))]);
        Assert.Equal(slider.ToJson(), Chart.FromPlotly("Up", slider.ToJson()).ToJson());
    }

    [Fact]
    public void Style_and_points_are_kept_the_title_is_ours()
    {
        var figure = Chart.FromPlotly("The loss falls", Foreign);
        var json = figure.Json();
        Assert.Equal("The loss falls", (string?)json["layout"]!["title"]!["text"]);
        Assert.Equal("#fff", (string?)json["layout"]!["plot_bgcolor"]);
        Assert.Equal(5, (int?)json["data"]![0]!["line"]!["width"]);
        Assert.Equal("The loss falls. 2 traces of loss against step, 4 points: a, trace 2.", figure.AltText);
    }

    [Fact]
    public void The_table_has_every_point_also_where_there_is_a_gap_or_no_x()
    {
        var columns = Chart.FromPlotly("The loss falls", Foreign).Table.Columns;
        Assert.Equal(["trace", "step", "loss"], columns.Select(column => column.Name));
        Assert.Equal(["a", "a", "trace 2", "trace 2"], columns[0].Cells);
        Assert.Equal([1, 2, 0, 1], columns[1].Cells.Select(Convert.ToInt32));
        Assert.Equal([0.5, null, 3, 4], columns[2].Cells);
    }

    [Theory]
    [InlineData("no", "no figure of Plotly")]
    [InlineData("[]", "no figure of Plotly")]
    [InlineData("null", "no figure of Plotly")]
    [InlineData("{}", "no figure of Plotly")]
    [InlineData("""{"data":[1]}""", "no figure of Plotly")]
    public void What_is_no_such_chart_is_refused_in_words(string json, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Chart.FromPlotly("t", json)).Message, StringComparison.Ordinal);
}
