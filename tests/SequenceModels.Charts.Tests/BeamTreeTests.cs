namespace SequenceModels.Charts.Tests;

public class BeamTreeTests
{
    [Fact]
    public void The_best_path_of_a_beam_leads_to_the_likeliest_kept_end()
    {
        var figure = Gallery.Figures["beam tree"];
        var edges = figure.Json()["data"]!.AsArray().SkipLast(1).ToDictionary(trace => (string)trace!["name"]!, trace => trace!["x"]!.AsArray().Count / 3);
        Assert.Equal(new Dictionary<string, int> { ["best path"] = 2, ["dropped"] = 2 }, edges);
        Assert.Contains("Best: ∅ → a → b, log-probability -0.7.", figure.AltText);
        Assert.Equal(["∅ 0.00", "a −0.50", "b −1.00", "a −2.00", "b −0.70"], figure.Json()["layout"]!["annotations"]!.AsArray().Select(box => ((string)box!["text"]!).Replace("<b>", "").Replace("</b>", "")));
    }

    [Fact]
    public void No_two_boxes_of_a_beam_lie_on_each_other()
    {
        var random = new Random(2);
        for (var round = 0; round < 20; round++)
        {
            var nodes = new List<BeamNode> { new("0", null, "", 0, true) };
            for (var i = 1; i < 40; i++)
                nodes.Add(new($"{i}", $"{random.Next(i)}", "x", -random.NextDouble(), random.Next(2) == 0));
            var boxes = Chart.BeamTree("t", nodes).Json()["layout"]!["annotations"]!.AsArray();
            Assert.Distinct(boxes.Select(box => ((double)box!["x"]!, (double)box["y"]!)));
        }
    }

    [Fact]
    public void A_search_of_more_steps_than_leaves_grows_down()
    {
        BeamNode[] nodes = [.. Enumerable.Range(0, 12).Select(i => new BeamNode($"{i}", i == 0 ? null : $"{i - 1}", "x", -i, true)), new("y", "0", "y", -2, true)];
        var layout = Chart.BeamTree("t", nodes).Json()["layout"]!;
        Assert.Equal("step", (string)layout["yaxis"]!["title"]!["text"]!);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (double)i).Append(1), layout["annotations"]!.AsArray().Select(box => (double)box!["y"]!));
        Assert.InRange((int)layout["meta"]!["minWidth"]!, 100, 350);
    }
}
