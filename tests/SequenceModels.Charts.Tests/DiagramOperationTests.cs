using System.Text.Json.Nodes;

namespace SequenceModels.Charts.Tests;

public class DiagramOperationTests
{
    private static readonly JsonObject Layout = Chart.Diagram("t", [("f", "f_t", 0, 0), ("times", "×", 1, 0), ("h", "h_t", 2, 0)], [("f", "times"), ("times", "h")]).Json()["layout"]!.AsObject();

    [Fact]
    public void An_operation_is_a_small_circle_of_the_same_size_at_every_width()
    {
        var circle = Assert.Single(Layout["shapes"]!.AsArray(), shape => (string?)shape!["type"] == "circle")!;
        Assert.Equal("pixel", (string?)circle["xsizemode"]);
        Assert.Equal(1, (double)circle["xanchor"]!);
    }

    [Fact]
    public void Arrows_end_at_the_circle_and_not_in_it()
    {
        var arrows = Layout["annotations"]!.AsArray().Where(note => (bool)note!["showarrow"]!).ToArray();
        Assert.True((double)arrows[0]!["standoff"]! > 13);
        Assert.True((double)arrows[1]!["startstandoff"]! > 13);
    }
}
