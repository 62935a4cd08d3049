using System.Text.Json.Nodes;
using NotebookKernel.Execution;
using NotebookKernel.Messages;

namespace NotebookRunner.Tests.Kernel;

/// <summary>The cells that were run, asked for in the three ways of the protocol.</summary>
public sealed class HistoryTests
{
    private readonly History history = new();

    public HistoryTests()
    {
        foreach (var (index, code) in new[] { "a = 1", "b = 2", "a = 1" }.Index())
            history.Add(index + 1, code, $"{index}");
    }

    [Fact]
    public void The_tail_is_the_last_cells() => Assert.Equal("""[[1,2,"b = 2"],[1,3,"a = 1"]]""", Ask("tail", new() { ["n"] = 2 }));

    [Fact]
    public void A_range_leaves_its_end_out() => Assert.Equal("""[[1,1,"a = 1"]]""", Ask("range", new() { ["session"] = 0, ["start"] = 1, ["stop"] = 2 }));

    [Fact]
    public void Another_session_has_no_cells() => Assert.Equal("[]", Ask("range", new() { ["session"] = -1, ["start"] = 1, ["stop"] = 9 }));

    [Fact]
    public void Outputs_come_when_they_are_asked_for() => Assert.Equal("""[[1,3,["a = 1","2"]]]""", Ask("tail", new() { ["n"] = 1, ["output"] = true }));

    [Fact]
    public void A_pattern_finds_cells_each_once_if_wanted()
    {
        Assert.Equal("""[[1,1,"a = 1"],[1,3,"a = 1"]]""", Ask("search", new() { ["pattern"] = "a*" }));
        Assert.Equal("""[[1,3,"a = 1"]]""", Ask("search", new() { ["pattern"] = "a*", ["unique"] = true }));
    }

    [Fact]
    public void Another_way_to_ask_is_malformed() => Assert.Throws<MalformedMessageException>(() => Ask("all", []));

    private string Ask(string way, JsonObject more)
    {
        more["hist_access_type"] = way;
        return history.Answer(Requests.Of("history_request", more))["history"]!.ToJsonString();
    }
}
