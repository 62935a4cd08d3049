using System.Text.Json.Nodes;
using NotebookEngine.Scripting;
using NotebookKernel.Insight;
using NotebookRunner.Tests.Support;
using NotebookRunner.Tests.Worker;

namespace NotebookRunner.Tests.Kernel;

/// <summary>Completion, inspection and completeness on a live session.</summary>
public sealed class InsightTests(SharedSession shared) : IClassFixture<SharedSession>
{
    private readonly ScriptSession session = shared.Session;

    [Theory]
    [InlineData("1", "complete")]
    [InlineData("var x = 1;", "complete")]
    [InlineData("", "complete")]
    [InlineData("#!import setup.csx\n1", "complete")]
    [InlineData("if (true)", "incomplete")]
    [InlineData("foo(", "incomplete")]
    [InlineData("for (int i = 0;", "incomplete")]
    [InlineData("x +", "incomplete")]
    [InlineData("/* and", "incomplete")]
    [InlineData("@\"and", "incomplete")]
    [InlineData("var x = \"\"\"\n  and", "incomplete")]
    [InlineData("}", "invalid")]
    [InlineData("\"no end", "invalid")]
    [InlineData("int x = ;;)", "invalid")]
    public void Code_is_complete_incomplete_or_invalid(string code, string status) =>
        Assert.Equal(status, (string?)Completeness.Answer(Requests.Of("is_complete_request", new() { ["code"] = code }))["status"]);

    [Fact]
    public void The_next_line_is_indented_by_the_open_braces() =>
        Assert.Equal("        ", (string?)Completeness.Answer(Requests.Of("is_complete_request", new() { ["code"] = "class A {\n    int B() {" }))["indent"]);

    [Theory]
    [InlineData("Console.WriteL|", "WriteLine")]
    [InlineData("\"text\".Sub|", "Substring")]
    [InlineData("new List<int>().Wher|", "Where")]
    [InlineData("Enumerable.Range(0, 3).Select(i => i.CompareT|", "CompareTo")]
    [InlineData("string? text = null; text?.Len|", "Length")]
    [InlineData("System.Tex|", "Text")]
    [InlineData("var lonely = 1; lone|", "lonely")]
    [InlineData("earli|", "earlier")]
    [InlineData("earlier.Ad|\nvar next = 1;", "Add,AddRange")]
    [InlineData("Twice(| )", "factor:")]
    [InlineData("\"😀\"; earli|", "earlier")]
    [InlineData("#!import setup.csx\nearli|", "earlier")]
    [InlineData("var text = \"earli|\"", "")]
    [InlineData("// earli|", "")]
    [InlineData("1earli|", "")]
    public async Task A_word_is_completed_from_what_the_session_knows(string code, string expected)
    {
        await session.RunAsync("var earlier = new List<int>(); int Twice(int number, int factor = 2) => number * factor;", "Cell [1]");

        var reply = Ask(new CursorAnswers(session).Complete, code);

        string[] matches = [.. reply["matches"]!.AsArray().Select(match => (string)match!)];
        Assert.Equal("ok", (string?)reply["status"]);
        if (expected.Length == 0)
            Assert.Empty(matches);
        foreach (string match in expected.Split(',', StringSplitOptions.RemoveEmptyEntries))
            Assert.Contains(match, matches);
    }

    [Theory]
    [InlineData("\"😀\"; Consol|", 5)]
    [InlineData("#!import 😀.csx\nConsol|", 15)]
    public void The_place_of_a_completion_is_counted_in_characters_of_unicode(string code, int start)
    {
        var reply = Ask(new CursorAnswers(session).Complete, code);

        Assert.Equal((start, start + 6), ((int?)reply["cursor_start"], (int?)reply["cursor_end"]));
    }

    [Theory]
    [InlineData("Size.|", "Unit,Of")]
    [InlineData("new Size(1).|", "Doubled,Scaled,Width")]
    [InlineData("Size.Un|", "Unit")]
    public void Members_that_a_library_adds_by_extension_are_known(string code, string expected)
    {
        using var repository = new TestRepository();
        using var session = new ScriptSession();
        session.AddReferences([TestLibrary.Compile(repository)["#r ".Length..].Trim('"')]);

        string[] matches = Matches(new CursorAnswers(session), $"using TestLibrary; {code}");

        foreach (string match in expected.Split(','))
            Assert.Contains(match, matches);
        Assert.DoesNotContain(code.StartsWith("new", StringComparison.Ordinal) ? "Unit" : "Doubled", matches);
    }

    [Theory]
    [InlineData("#!im|", "#!import")]
    [InlineData("var x = 1;\n#!t|", "#!time")]
    [InlineData("#|", "#!import,#!time,#r")]
    [InlineData("#!nothing|", "")]
    [InlineData("#!time |", "")]
    [InlineData("#r \"nuget: Pl|", "")]
    public void A_magic_command_is_completed_and_nothing_else_stands_there(string code, string expected) =>
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), Matches(new CursorAnswers(session, () => ["#!time", "#!import", "#r"]), code));

    private static string[] Matches(CursorAnswers answers, string code) => [.. Ask(answers.Complete, code)["matches"]!.AsArray().Select(match => (string)match!)];

    [Fact]
    public async Task The_sessions_own_names_come_first()
    {
        using var session = new ScriptSession();
        await session.RunAsync("int zebra = 1;", "Cell [1]");

        Assert.Equal("zebra", (string?)Ask(new CursorAnswers(session).Complete, "|")["matches"]![0]);
    }

    [Theory]
    [InlineData("answ|er", "int answer = 42")]
    [InlineData("Twice|", "int Twice(int number, int factor = 2)")]
    [InlineData("Twice(3, |", "int Twice(int number, int factor = 2)")]
    [InlineData("Math.Sqrt(2)|", "double Math.Sqrt(double d)")]
    [InlineData("Math.Sq|rt(2)", "double Math.Sqrt(double d)")]
    [InlineData("Dog|", "record Dog")]
    public async Task A_name_is_explained(string code, string expected)
    {
        await session.RunAsync("var answer = 42; int Twice(int number, int factor = 2) => number * factor; record Dog(string Name);", "Cell [1]");

        var reply = Ask(new CursorAnswers(session).Inspect, code);

        Assert.True((bool?)reply["found"]);
        Assert.Contains(expected, (string?)reply["data"]!["text/plain"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SequenceModels.Charts.Views.Show|", "name:")]
    [InlineData("Chart.HeatMap|", "Figure Chart.HeatMap(string title")]
    public async Task Documentation_comes_from_the_xml_beside_the_library(string code, string expected)
    {
        using var session = await WithChartsAsync();

        var reply = Ask(new CursorAnswers(session).Inspect, code);

        Assert.Contains(expected, (string?)reply["data"]!["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lessons_charts_and_those_of_plotly_net_are_offered_under_one_name()
    {
        using var session = await WithChartsAsync();

        string[] offered = [.. Ask(new CursorAnswers(session).Complete, "Chart.L|")["matches"]!.AsArray().Select(match => (string)match!)];

        Assert.Contains("Lines", offered);
        Assert.Contains("LossSurface", offered);
        Assert.Contains("Line", offered);
        Assert.Contains("Line3D", offered);
    }

    private static async Task<ScriptSession> WithChartsAsync()
    {
        var session = new ScriptSession();
        session.AddReferences([typeof(SequenceModels.Charts.Table).Assembly.Location, typeof(Plotly.NET.CSharp.Chart).Assembly.Location]);
        await session.RunAsync("using Plotly.NET.CSharp; using SequenceModels.Charts;", "Cell [1]");
        return session;
    }

    [Theory]
    [InlineData("nowhere|")]
    [InlineData("\"text|\"")]
    [InlineData("|")]
    public void What_is_unknown_is_not_found(string code) => Assert.False((bool?)Ask(new CursorAnswers(session).Inspect, code)["found"]);

    // The bar stands for the cursor.
    private static JsonObject Ask(Func<NotebookKernel.Messages.KernelMessage, JsonObject> answer, string code)
    {
        int cursor = code[..code.IndexOf('|', StringComparison.Ordinal)].EnumerateRunes().Count();
        return answer(Requests.Of("request", new() { ["code"] = code.Replace("|", "", StringComparison.Ordinal), ["cursor_pos"] = cursor }));
    }
}
