using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Charts.Tests;

public class GatesOverTextTests
{
    [Fact]
    public void Gates_stand_above_their_characters()
    {
        var json = Chart.GatesOverText("t", "a b\n", Matrix<double>.Build.Dense(2, 4, (i, t) => i + (t / 10.0)), "f_t", ["quote", "length"]).Json();
        Assert.Equal("[[0,0.1,0.2,0.3],[1,1.1,1.2,1.3]]", json["data"]![0]!["z"]!.ToJsonString());
        Assert.Equal(["a", "␣", "b", "↵"], json["layout"]!["xaxis"]!["ticktext"]!.AsArray().Select(text => (string)text!));
        Assert.Equal(["quote", "length"], json["layout"]!["yaxis"]!["ticktext"]!.AsArray().Select(text => (string)text!));
        Assert.Equal((0, 1), ((int)json["data"]![0]!["zmin"]!, (int)json["data"]![0]!["zmax"]!));
    }

    [Fact]
    public void Below_zero_the_colours_of_a_text_run_both_ways()
    {
        var trace = Chart.GatesOverText("t", "ab", Matrix<double>.Build.Dense(1, 2), "h_t", low: -1, high: 0.5).Json()["data"]![0]!;
        Assert.Equal((-1, 1), ((int)trace["zmin"]!, (int)trace["zmax"]!));
    }

    [Fact]
    public void A_character_of_two_units_of_utf16_is_one_column() =>
        Assert.Single(Chart.GatesOverText("t", "🙂", Matrix<double>.Build.Dense(1, 1), "f").Json()["data"]![0]!["z"]![0]!.AsArray());

    [Fact]
    public void Many_units_are_averaged_and_the_figure_says_so()
    {
        var figure = Chart.GatesOverText("t", "ab", Matrix<double>.Build.Dense(600, 2, (i, _) => i % 3), "f");
        var z = figure.Json()["data"]![0]!["z"]!.AsArray();
        Assert.Equal(200, z.Count);
        Assert.All(z, row => Assert.Equal(1, (double)row![0]!));
        Assert.Contains("mean of 3×1 of the 600×2", figure.AltText);
    }
}
