namespace SequenceModels.Charts.Tests;

public class DiagramStepsTests
{
    private static readonly DiagramNode[] Nodes = [("a", "A", 0, 0), ("b", "B", 1, 0), ("c", "C", 2, 0)];

    private static readonly DiagramEdge[] Edges = [("a", "b"), ("b", "c")];

    [Fact]
    public void It_begins_with_the_whole_and_each_stage_says_what_it_adds()
    {
        var slider = Chart.DiagramSteps("t", Nodes, Edges, [("one", "There is A", ["a"]), ("two", "The rest", ["b", "c"])]).Json()["layout"]!["sliders"]![0]!;
        Assert.Equal(1, (int)slider["active"]!);
        Assert.Equal(["There is A", "The rest"], slider["steps"]!.AsArray().Select(step => (string)step!["args"]![1]!["title.subtitle.text"]!));
    }

    [Fact]
    public void An_arrow_is_faint_until_both_its_boxes_are_there()
    {
        var first = Chart.DiagramSteps("t", Nodes, Edges, [("one", "Two of three", ["a", "b"]), ("two", "All", ["c"])]).Json()["layout"]!["sliders"]![0]!["steps"]![0]!["args"]![1]!.AsObject();
        // The third box, its name and the second arrow.
        Assert.Equal(3, first.Count(change => change.Key.EndsWith(".opacity", StringComparison.Ordinal) && (double)change.Value! < 1));
    }

    [Fact]
    public void Stages_that_forget_a_box_are_told_which_there_are() =>
        Assert.Contains("the boxes are [a, b, c]", Assert.Throws<ArgumentException>(() => Chart.DiagramSteps("t", Nodes, Edges, [("one", "x", ["a", "b"])])).Message, StringComparison.Ordinal);
}
