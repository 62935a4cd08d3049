using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Charts.Tests;

public class LessonChartTests
{
    [Fact]
    public void Gradients_start_at_lag_zero_and_a_norm_that_dies_is_named()
    {
        var figure = Chart.GradientByLag("t", [("ReLU", [1, 0.5, 0, 0]), ("tanh", [1, 0.1, 0.01, 0.001])]);
        Assert.Equal("[0,1,2,3]", figure.Json()["data"]![0]!["x"]!.ToJsonString());
        Assert.Equal("log", (string?)figure.Json()["layout"]!["yaxis"]!["type"]);
        Assert.Contains("ReLU is exactly 0 at lag 2.", figure.AltText);
        Assert.DoesNotContain("tanh is exactly", figure.AltText);
    }

    [Fact]
    public void A_norm_that_spans_hundreds_of_powers_of_ten_has_few_ticks()
    {
        var axis = Chart.GradientByLag("t", [("w", Enumerable.Range(0, 300).Select(k => Math.Pow(10, -k)))]).Json()["layout"]!["yaxis"]!;
        Assert.InRange(299 / (double)axis["dtick"]!, 4, 12);
    }

    [Fact]
    public void Learning_curves_count_in_steps_and_show_what_is_to_be_beaten()
    {
        var data = Chart.LearningCurves("t", [("GRU", [3, 2])], "update", "bits", [("uniform", 4.75), ("bigram", 3)], step: 50).Json()["data"]!.AsArray();
        Assert.Equal("[50,100]", data[0]!["x"]!.ToJsonString());
        Assert.Equal(["GRU", "uniform: 4.75", "bigram: 3"], data.Select(trace => (string)trace!["name"]!));
    }

    [Fact]
    public void Confusions_are_counted_row_by_row()
    {
        var figure = Chart.ConfusionMatrix("t", [0, 0, 0, 0, 1], [0, 0, 0, 1, 1]);
        var trace = figure.Json()["data"]![0]!;
        Assert.Equal("""[["3","1"],["","1"]]""", trace["text"]!.ToJsonString());
        Assert.Equal("[[-0.866025,0.5],[0,-1]]", trace["z"]!.ToJsonString());
        Assert.Contains("4 of 5 right (80.0%). Most frequent mistakes: 0 taken for 1 (1 times).", figure.AltText);
        Assert.Equal(0.75, figure.Table.Columns[^1].Cells[0]);
    }

    [Fact]
    public void Counts_of_a_confusion_matrix_add_up_to_the_examples()
    {
        var random = new Random(1);
        for (var round = 0; round < 20; round++)
        {
            int[] truth = [.. Enumerable.Range(0, random.Next(1, 300)).Select(_ => random.Next(7))];
            int[] predicted = [.. truth.Select(_ => random.Next(7))];
            var table = Chart.ConfusionMatrix("t", truth, predicted, ["a", "b", "c", "d", "e", "f", "g"]).Table;
            Assert.Equal(truth.Length, table.Columns.Skip(1).SkipLast(1).Sum(column => column.Cells.Sum(cell => (int)cell!)));
        }
    }

    [Fact]
    public void Images_lie_side_by_side_in_rows()
    {
        var images = Enumerable.Range(0, 5).Select(i => Matrix<double>.Build.Dense(4, 2, i / 10.0));
        var data = Chart.Images("t", images, columns: 3).Json()["data"]!.AsArray();
        Assert.Equal([0, 2.2, 4.4, 0, 2.2], data.Select(trace => (double)trace!["x0"]!));
        Assert.Equal([0, 0, 0, 4.4, 4.4], data.Select(trace => (double)trace!["y0"]!));
        Assert.Equal("[[0.4,0.4],[0.4,0.4],[0.4,0.4],[0.4,0.4]]", data[4]!["z"]!.ToJsonString());
    }

    [Fact]
    public void Of_too_many_images_the_first_are_drawn_and_the_figure_says_so()
    {
        var figure = Chart.Images("t", Enumerable.Repeat(Matrix<double>.Build.Dense(28, 28), 1000));
        Assert.Equal(102, figure.Json()["data"]!.AsArray().Count);
        Assert.Contains("first 102 of 1,000 images", figure.AltText);
        Assert.Contains("first 102 of 1,000 images", (string?)figure.Json()["layout"]!["annotations"]![0]!["text"]);
        Assert.Equal(1000, figure.Table.RowCount);
    }

    [Fact]
    public void However_steep_the_linear_line_a_piece_of_both_baselines_is_drawn()
    {
        var random = new Random(3);
        for (var round = 0; round < 100; round++)
        {
            double[] truth = [.. Enumerable.Range(0, 40).Select(_ => Math.Exp(3 * random.NextDouble()))];
            var data = Chart.Forecast("t", truth, [], start: random.Next(2, 38)).Json()["data"]!.AsArray();
            foreach (var line in (ReadOnlySpan<JsonNode>)[data[^2]!, data[^1]!])
                Assert.Contains(line["y"]!.AsArray().Zip(line["y"]!.AsArray().Skip(1)), pair => pair is { First: not null, Second: not null });
        }
    }

    [Fact]
    public void An_arrow_goes_round_the_box_in_its_way()
    {
        var layout = Chart.Diagram("t", [("a", "A", 0, 0), ("b", "B", 1, 0), ("c", "C", 2, 0)], [("a", "b"), ("a", "c", "skip")]).Json()["layout"]!;
        Assert.Equal(4, layout["shapes"]!.AsArray().Count);
        var label = layout["annotations"]!.AsArray().Single(note => (string?)note!["text"] == "skip")!;
        Assert.True((double)label["y"]! < -DiagramRoute.HalfHeight);
        Assert.True((double)layout["yaxis"]!["range"]![1]! < (double)label["y"]!);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        static void Says(string part, Func<object> call) => Assert.Contains(part, Assert.Throws<ArgumentException>(call).Message);
        var two = Matrix<double>.Build.Dense(2, 2);
        Says("3 characters and the values are [2×2]", () => Chart.GatesOverText("t", "abc", two, "f"));
        Says("at most 400", () => Chart.GatesOverText("t", new string('a', 401), Matrix<double>.Build.Dense(1, 401), "f"));
        Says("1 names for 2 rows", () => Chart.GatesOverText("t", "ab", two, "f", ["one"]));
        Says("low must be below high", () => Chart.GatesOverText("t", "ab", two, "f", low: 1));
        Says("'g' has -1", () => Chart.GradientByLag("t", [("g", [1, -1])]));
        Says("[2×2] but there are 1 y and 2 x", () => Chart.LossSurface("t", [0, 1], [0], two, "w", "b"));
        Says("must rise", () => Chart.LossSurface("t", [1, 0], [0, 1], two, "w", "b"));
        Says("pass log: false", () => Chart.LossSurface("t", [0, 1], [0, 1], two - 1, "w", "b"));
        Says("nowhere finite", () => Chart.LossSurface("t", [0, 1], [0, 1], two * double.NaN, "w", "b"));
        Says("needs a baseline", () => Chart.LearningCurves("t", [("a", [1])], "x", "y", []));
        Says("step is 0", () => Chart.LearningCurves("t", [("a", [1])], "x", "y", [("b", 1)], step: 0));
        Says("2 true classes and 1 predicted", () => Chart.ConfusionMatrix("t", [0, 1], [0]));
        Says("run from 0 to 2, but there are names for 0 to 1", () => Chart.ConfusionMatrix("t", [0, 2], [0, 1], ["a", "b"]));
        Says("all of one size; got [2×2, 1×1]", () => Chart.Images("t", [two, Matrix<double>.Build.Dense(1, 1)]));
        Says("1 names for 2 images", () => Chart.Images("t", [two, two], ["one"]));
        Says("needs nodes", () => Chart.BeamTree("t", []));
        Says("goes on from 'z'", () => Chart.BeamTree("t", [new("a", "z", "", 0, true)]));
        Says("id 'a'", () => Chart.BeamTree("t", [new("a", null, "", 0, true), new("a", null, "", 0, true)]));
    }
}
