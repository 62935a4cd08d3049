using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Charts.Tests;

public class ThinningTests
{
    private const int Many = 100_000;

    [Fact]
    public void A_hundred_thousand_points_become_two_thousand_that_keep_every_spike()
    {
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, Many).Select(_ => random.NextDouble())];
        (values[12_345], values[77_777]) = (9, -9);
        var figure = Chart.Lines("t", [("x", values)], "t", "x");
        var y = Line(figure, "y");
        Assert.InRange(y.Length, 1_900, 2_100);
        Assert.Equal((-9, 9), (y.Min(), y.Max()));
        Assert.Equal((1, Many), (Line(figure, "x")[0], Line(figure, "x")[^1]));
        Assert.Equal(9, y[Array.IndexOf(Line(figure, "x"), 12_346)]);
        Assert.Contains("Of 100,000 points, 2,000 are drawn", figure.AltText);
        Assert.Contains("2,000 are drawn", (string?)figure.Json()["layout"]!["xaxis"]!["title"]!["text"]);
        Assert.InRange(FigureHtml.Write(figure, 1).Length, 1, 100_000);
        Assert.Equal(Many, figure.Table.RowCount);
    }

    [Fact]
    public void Places_rise_and_gaps_hide_no_number()
    {
        var random = new Random(2);
        for (var round = 0; round < 20; round++)
        {
            double[] values = [.. Enumerable.Range(0, random.Next(5_001, 20_000)).Select(_ => random.Next(3) == 0 ? double.NaN : random.NextDouble())];
            var places = Thinning.Places(values);
            Assert.Equal(places.Order().Distinct(), places);
            double[] shown = [.. places.Select(i => values[i]).Where(double.IsFinite)];
            Assert.Equal(values.Where(double.IsFinite).Max(), shown.Max());
            Assert.Equal(values.Where(double.IsFinite).Min(), shown.Min());
        }
    }

    [Fact]
    public void A_short_line_stays_as_it_is()
    {
        var figure = Chart.Lines("t", [("x", Enumerable.Range(0, Thinning.MostPoints).Select(t => Math.Sqrt(t)))], "t", "x");
        Assert.Equal(Thinning.MostPoints, Line(figure, "y").Length);
        Assert.DoesNotContain("drawn", figure.AltText);
    }

    [Fact]
    public void Of_many_points_some_are_drawn_spread_evenly()
    {
        double[] all = [.. Enumerable.Range(0, Many).Select(i => (double)i)];
        var figure = Chart.Scatter("t", [("p", all, all)], "x", "y");
        var x = Line(figure, "x");
        Assert.Equal((5_000, 0, Many - 1), (x.Length, x[0], x[^1]));
        Assert.Contains("5,000 are drawn", figure.AltText);
    }

    [Fact]
    public void A_large_heat_map_becomes_means_of_blocks_and_names_them()
    {
        var figure = Chart.HeatMap("t", Matrix<double>.Build.Dense(500, 400, (i, j) => (i / 3) + (1000 * (j / 2))));
        var trace = figure.Json()["data"]![0]!;
        Assert.Equal((167, 200), (trace["z"]!.AsArray().Count, trace["z"]![0]!.AsArray().Count));
        Assert.Equal(7005, (double)trace["z"]![5]![7]!);
        Assert.Equal(("16–18", "15–16"), ((string?)trace["y"]![5], (string?)trace["x"]![7]));
        Assert.Contains("mean of 3×2 of the 500×400", figure.AltText);
        Assert.InRange(figure.ToJson().Length, 1, 500_000);
    }

    [Fact]
    public void Names_that_come_twice_stay_apart_in_a_heat_map_of_any_size()
    {
        var words = Enumerable.Repeat("the", 60);
        var trace = Chart.HeatMap("t", Matrix<double>.Build.Dense(60, 60), words, words).Json()["data"]![0]!;
        Assert.Null(trace["x"]);
        Assert.Equal("the", (string?)trace["customdata"]![59]![59]![0]);
    }

    private static double[] Line(Figure figure, string axis) =>
        [.. figure.Json()["data"]![0]![axis]!.AsArray().Where(value => value is not null).Select(value => (double)value!)];
}
