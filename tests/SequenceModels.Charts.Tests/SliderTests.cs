using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Charts.Tests;

public class SliderTests
{
    [Fact]
    public void A_step_holds_only_what_differs()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(i => (double)i)];
        var json = Chart.Slider("t", "a", [.. new[] { 1, 2, 3 }.Select(a => ($"{a}", Chart.Lines("same", x, [("moves", x.Select(v => v * a)), ("rests", x)], "x", "y")))]).Json();
        Assert.All(Updates(json), update => Assert.Equal("[0]", update[2]!.ToJsonString()));
        Assert.All(Updates(json), update => Assert.Equal(["y"], Keys(update[0]!)));
        Assert.All(Updates(json), update => Assert.Empty(update[1]!.AsObject()));
    }

    [Fact]
    public void Every_step_read_after_any_other_is_the_figure_it_was_made_of()
    {
        var random = new Random(7);
        for (var trial = 0; trial < 50; trial++)
        {
            (string, Figure)[] steps = [.. Enumerable.Range(0, 4).Select(step => ($"{step}", RandomLines(random, step)))];
            var slider = Chart.Slider("t", "step", steps, trial % 4).Json();
            foreach (var step in new[] { 3, 0, 2, 1, 0 })
            {
                Apply(slider, step);
                var expected = steps[step].Item2.Json();
                JsonNode[] shown = [.. slider["data"]!.AsArray().Where(trace => (bool?)trace!["visible"] != false)!];
                Assert.Equal(expected["data"]!.AsArray().Select(trace => trace!["y"]!.ToJsonString()), shown.Select(trace => trace["y"]!.ToJsonString()));
                Assert.Equal(expected["data"]!.AsArray().Select(trace => (string?)trace!["name"]), shown.Select(trace => (string?)trace["name"]));
                Assert.Equal((string?)expected["layout"]!["title"]!["text"], (string?)slider["layout"]!["title"]!["subtitle"]!["text"]);
            }
        }
    }

    [Fact]
    public void All_steps_share_one_range_that_holds_their_numbers()
    {
        var json = Chart.Slider("t", "a", [("1", Line(-1, 4)), ("9", Line(2, 9))]).Json();
        var range = json["layout"]!["yaxis"]!["range"]!;
        Assert.InRange((double)range[0]!, -2, -1);
        Assert.InRange((double)range[1]!, 9, 10);
        Assert.All(Updates(json), update => Assert.DoesNotContain(Keys(update[1]!), path => path.StartsWith("yaxis", StringComparison.Ordinal)));
    }

    [Fact]
    public void Heat_maps_share_their_colours_which_run_both_ways_as_soon_as_one_is_negative()
    {
        var json = Chart.Slider("t", "a", [.. new[] { 3.0, -5.0, 1.0 }.Select(v => ($"{v}", Chart.HeatMap("h", Matrix<double>.Build.DenseOfRowArrays([v, 1]))))]).Json();
        Assert.Equal((-5, 5), ((double)json["data"]![0]!["zmin"]!, (double)json["data"]![0]!["zmax"]!));
        Assert.Equal(5, json["data"]![0]!["colorscale"]!.AsArray().Count);
        Assert.All(Updates(json), update => Assert.DoesNotContain("zmax", Keys(update[0]!)));
    }

    [Fact]
    public void Bars_keep_standing_on_zero()
    {
        var json = Chart.Slider("t", "a", [.. new[] { 1.0, 3 }.Select(v => ($"{v}", Chart.Bars("b", ["u", "v"], [("p", [v, 2])], "c", "p")))]).Json();
        Assert.Equal(0, (double)json["layout"]!["yaxis"]!["range"]![0]!);
    }

    [Fact]
    public void The_words_name_every_step_and_the_table_has_its_numbers()
    {
        var figure = Chart.Slider("t", "radius", [("0.5", Line(1, 2)), ("2", Line(3, 4).WithTitle("It explodes"))], start: 1);
        Assert.Contains("radius with 2 steps: 0.5, 2. At 2: It explodes.", figure.AltText);
        Assert.Equal(["0.5", "0.5", "2", "2"], figure.Table.Columns[0].Cells);
        Assert.Equal([1.0, 2.0, 3.0, 4.0], figure.Table.Columns[2].Cells);
        Assert.Equal(1, (int)figure.Json()["layout"]!["sliders"]![0]!["active"]!);
    }

    [Fact]
    public void What_cannot_be_one_slider_is_refused_in_words()
    {
        Assert.Contains("one step or more", Assert.Throws<ArgumentException>(() => Chart.Slider("t", "a", [])).Message);
        Assert.Contains("0 to 0", Assert.Throws<ArgumentOutOfRangeException>(() => Chart.Slider("t", "a", [("1", Line(1, 2))], start: 1)).Message);
        var bars = Chart.Bars("b", ["u"], [("p", [1])], "c", "p");
        Assert.Contains("'2' is drawn as [bar] but step '1' as [scatter]", Assert.Throws<ArgumentException>(() => Chart.Slider("t", "a", [("1", Line(1, 2)), ("2", bars)])).Message);
    }

    private static Figure Line(double from, double to) => Chart.Lines("line", [("y", [from, to])], "x", "y");

    private static Figure RandomLines(Random random, int step)
    {
        var length = random.Next(2, 40);
        Series[] series = [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => (Series)($"{(char)('a' + random.Next(26))}{i}", Enumerable.Range(0, length).Select(_ => random.NextDouble())))];
        return Chart.Lines($"step {step}", series, "x", "y");
    }

    // What plotly.js does with a step.
    private static void Apply(JsonNode figure, int step)
    {
        var update = Updates(figure)[step];
        foreach (var (path, values) in update[0]!.AsObject())
            foreach (var (trace, value) in update[2]!.AsArray().Zip(values!.AsArray()))
                Put(figure["data"]![(int)trace!]!, path, value);
        foreach (var (path, value) in update[1]!.AsObject())
            Put(figure["layout"]!, path, value);
    }

    private static void Put(JsonNode target, string path, JsonNode? value)
    {
        string[] keys = path.Split('.');
        foreach (var key in keys[..^1])
            target = target[key]!;
        target[keys[^1]] = value?.DeepClone();
    }

    private static JsonArray[] Updates(JsonNode figure) => [.. figure["layout"]!["sliders"]![0]!["steps"]!.AsArray().Select(step => step!["args"]!.AsArray())];

    private static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(entry => entry.Key);
}
