using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Charts.Tests;

public class ChartTests
{
    [Fact]
    public void Lines_keep_the_numbers_with_six_digits_and_the_role_with_its_colour()
    {
        var json = Data(Chart.Lines("t", [1, 2], [("naive", [1.23456789, double.NaN], Role.Baseline)], "x", "y"));
        Assert.Equal("""{"color":"#808080","dash":"dash","width":2.5}""", json[0]!["line"]!.ToJsonString());
        Assert.Equal("[1.23457,null]", json[0]!["y"]!.ToJsonString());
        Assert.Equal("[1,2]", json[0]!["x"]!.ToJsonString());
        Assert.Equal("naive: y %{y:.4~g}<br>x %{x}<extra></extra>", (string?)json[0]!["hovertemplate"]);
    }

    [Fact]
    public void The_last_bit_of_a_number_does_not_show()
    {
        var one = Chart.Lines("t", [("a", [0.1 + 0.2, -0.0])], "x", "y").ToJson();
        Assert.Equal(Chart.Lines("t", [("a", [0.3, 0.0])], "x", "y").ToJson(), one);
    }

    [Fact]
    public void A_band_is_two_edges_around_its_line()
    {
        var json = Data(Chart.Lines("t", [Series.OverSeeds("runs", [[1.0, 4], [3.0, 2]])], "x", "y"));
        Assert.Equal(["[1,2]", "[3,4]", "[2,3]"], json.Select(trace => trace!["y"]!.ToJsonString()));
        Assert.Equal("tonexty", (string?)json[1]!["fill"]);
    }

    [Fact]
    public void Words_on_an_axis_may_come_twice()
    {
        var json = Chart.Lines("t", ["the", "dog", "the"], [("loss", [1, 2, 3])], "word", "bits").Json();
        Assert.Equal("[0,1,2]", json["data"]![0]!["x"]!.ToJsonString());
        Assert.Equal("""["the","dog","the"]""", json["layout"]!["xaxis"]!["ticktext"]!.ToJsonString());
    }

    [Fact]
    public void Days_on_an_axis_are_days()
    {
        var figure = Chart.Lines("t", [new DateOnly(1949, 1, 1), new DateOnly(1949, 2, 1)], [("passengers", [112, 118])], "month", "thousands");
        Assert.Equal("""["1949-01-01 00:00","1949-02-01 00:00"]""", Data(figure)[0]!["x"]!.ToJsonString());
        Assert.Contains("1949-02-01", figure.ToString());
    }

    [Fact]
    public void A_forecast_from_one_origin_always_has_its_two_baselines()
    {
        var json = Data(Chart.Forecast("t", [1, 2, 4, 7, 11], [("model", [6, 12])], start: 3));
        Assert.Equal(["truth", "model, RMSE 1", "naive, RMSE 5.385", "linear, RMSE 2.236"], json.Select(trace => (string)trace!["name"]!));
        Assert.Equal("[null,null,null,4,4]", json[2]!["y"]!.ToJsonString());
        Assert.Equal("[null,null,null,6,8]", json[3]!["y"]!.ToJsonString());
    }

    [Fact]
    public void A_forecast_some_steps_ahead_moves_its_origin_along()
    {
        var json = Data(Chart.Forecast("t", [1, 2, 4, 7, 11], [("model", [0, 0, 4, 8, 11])], start: 3, steps: 2));
        Assert.Equal("[null,null,null,2,4]", json[2]!["y"]!.ToJsonString());
        Assert.Equal("[null,null,null,4,8]", json[3]!["y"]!.ToJsonString());
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(5, null)]
    [InlineData(2, 2)]
    [InlineData(3, 0)]
    public void A_forecast_with_too_little_known_is_refused(int start, int? steps) =>
        Assert.Contains("two values are known", Assert.Throws<ArgumentException>(() => Chart.Forecast("t", [1, 2, 4, 7, 11], [], start, steps)).Message);

    [Fact]
    public void A_heat_map_has_its_first_row_on_top_and_zero_in_the_middle()
    {
        var json = Chart.HeatMap("t", Matrix<double>.Build.DenseOfRowArrays([-2, 1], [0, 1])).Json();
        Assert.Equal("[[-2,1],[0,1]]", json["data"]![0]!["z"]!.ToJsonString());
        Assert.Equal("[1.5,-0.5]", json["layout"]!["yaxis"]!["range"]!.ToJsonString());
        Assert.Equal((-2, 2), ((int)json["data"]![0]!["zmin"]!, (int)json["data"]![0]!["zmax"]!));
    }

    [Fact]
    public void The_shares_of_a_histogram_add_up_to_one()
    {
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            var values = Enumerable.Range(0, random.Next(1, 200)).Select(_ => random.NextDouble()).ToArray();
            var figure = Chart.Histogram("t", [("u", values)], "u", random.Next(1, 40));
            Assert.Equal(1, figure.Table.Columns[1].Cells.Sum(cell => (double)cell!), 12);
        }
    }

    [Fact]
    public void Outcomes_beyond_the_likeliest_are_one_piece()
    {
        var json = Data(Gallery.Figures["probabilities"]);
        Assert.Equal("3 others", (string?)json[^1]!["name"]);
        Assert.Equal(1, json.Sum(piece => (double)piece!["y"]![0]!), 6);
    }

    [Fact]
    public void An_unrolled_graph_shows_its_numbers_and_leaves_out_what_is_not_there()
    {
        var text = Gallery.Figures["unrolled graph"].ToJson();
        Assert.Contains("w<sub>hh</sub> 0.25", System.Text.RegularExpressions.Regex.Unescape(text));
        Assert.Contains("h₂ = 0.23", Gallery.Figures["unrolled graph"].AltText);
        Assert.DoesNotContain("ŷ₁", text);
        Assert.Contains("ŷ₂", text);
    }

    [Fact]
    public void The_five_types_have_their_names_and_an_answer_only_where_there_is_one()
    {
        var types = Gallery.Figures["rnn types"];
        foreach (string name in (string[])["one-to-one", "one-to-many", "many-to-one", "many-to-many, at once", "many-to-many, delayed"])
            Assert.Contains(name, types.AltText);
        Assert.Contains("many-to-one o₃", types.AltText);
        Assert.DoesNotContain("many-to-one o₂", types.AltText);
        Assert.Contains("41 boxes and 36 arrows", types.AltText);
    }

    [Fact]
    public void A_diagram_in_words_has_every_arrow_and_tells_boxes_of_one_name_apart()
    {
        DiagramNode[] nodes = [.. Enumerable.Range(0, 30).Select(t => new DiagramNode($"h{t}", "h", t, 0))];
        DiagramEdge[] edges = [.. Enumerable.Range(1, 29).Select(t => new DiagramEdge($"h{t - 1}", $"h{t}"))];
        var chain = Chart.Diagram("A chain", nodes, edges);
        foreach (var text in (string[])[chain.ToString(), chain.ToHtml()])
            Assert.Equal(4, text.Split("(h17)").Length);   // in the description, and with one arrow to it and one from it
    }

    [Fact]
    public void Arrows_start_and_end_at_the_boxes()
    {
        var arrow = Gallery.Figures["diagram"].Json()["layout"]!["annotations"]!.AsArray().Single(a => (bool)a!["showarrow"]!)!;
        Assert.Equal((0.4, 0.6), ((double)arrow["ax"]!, (double)arrow["x"]!));
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        static void Says(string part, Func<object> call) => Assert.Contains(part, Assert.Throws<ArgumentException>(call).Message);
        Says("'b' has 1 values but there are 2", () => Chart.Lines("t", [1, 2], [("a", [1, 2]), ("b", [1])], "x", "y"));
        Says("one series or more", () => Chart.Bars("t", ["a"], [], "x", "y"));
        Says("3 names for 2 rows", () => Chart.HeatMap("t", Matrix<double>.Build.Dense(2, 2), ["a", "b", "c"]));
        Says("names 'c'", () => Chart.Diagram("t", [("a", "A", 0, 0)], [("a", "c")]));
        Says("id of its own", () => Chart.Diagram("t", [("a", "A", 0, 0), ("a", "B", 1, 0)], []));
        Says("2 inputs, 1 states", () => Chart.UnrolledGraph("t", [1, 2], [1], [1], 1, 1, 1));
        Says("lengths [1, 2]", () => Series.OverSeeds("runs", [[1.0], [1.0, 2]]));
        Says("2 x but 1 y", () => Chart.Scatter("t", [("p", [1, 2], [1])], "x", "y"));
        Says("a state has 1", () => Chart.StateTrajectory("t", [("p", [Vector<double>.Build.Dense(1)])]));
        Says("Forecast 'm' has 4 values", () => Chart.Forecast("t", [1, 2, 4, 7, 11], [("m", [1, 2, 3, 4])], 3));
    }

    private static JsonArray Data(Figure figure) => figure.Json()["data"]!.AsArray();
}
