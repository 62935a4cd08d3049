using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Charts.Tests;

public class LossSurfaceTests
{
    [Fact]
    public void A_loss_surface_is_drawn_by_its_logarithm_and_read_as_it_is()
    {
        var figure = Chart.LossSurface("t", [0, 1], [5, 6], Matrix<double>.Build.DenseOfRowArrays([0.01, 1], [100, double.NaN]), "w", "b", [("SGD", [(0, 5), (1, 6)])]);
        var data = figure.Json()["data"]!.AsArray();
        Assert.Equal("[[-2,0],[2,null]]", data[0]!["z"]!.ToJsonString());
        Assert.Equal("0.01", (string?)data[0]!["text"]![0]![0]);
        Assert.Equal(["SGD"], data.Where(trace => (bool?)trace!["showlegend"] == true).Select(trace => (string)trace!["name"]!));
        Assert.Contains("Lowest 0.01 at w = 0, b = 5; highest 100 at w = 0, b = 6.", figure.AltText);
    }

    [Fact]
    public void No_path_has_the_colour_of_losses()
    {
        (string, IReadOnlyList<(double, double)>)[] paths = [.. Enumerable.Range(0, 5).Select(i => ($"path {i}", (IReadOnlyList<(double, double)>)[(0, 0)]))];
        var data = Chart.LossSurface("t", [0, 1], [0, 1], Matrix<double>.Build.Dense(2, 2, 1), "w", "b", paths).Json()["data"]!.AsArray();
        Assert.DoesNotContain(Palette.Of(Role.Error, 0).Colour, data.Skip(1).Select(trace => (string?)trace!["line"]!["color"]));
    }

    [Fact]
    public void A_fine_loss_surface_keeps_its_ends()
    {
        double[] x = [.. Enumerable.Range(0, 1001).Select(i => (double)i)];
        var trace = Chart.LossSurface("t", x, [0, 1], Matrix<double>.Build.Dense(2, 1001, 1), "w", "b").Json()["data"]![0]!;
        Assert.Equal((100, 0, 1000), (trace["x"]!.AsArray().Count, (int)trace["x"]![0]!, (int)trace["x"]![99]!));
    }
}
