using System.Text.Json.Nodes;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Kernel;

/// <summary>What a user of Polyglot Notebooks is used to, in a Jupyter client.</summary>
public sealed class PolyglotTests(KernelProcess kernel) : IClassFixture<KernelProcess>
{
    [Fact]
    public async Task Each_cell_shows_what_it_shows_in_dotnet_interactive()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        foreach (var (code, form, shown) in PolyglotCells.Plain.Concat(PolyglotCells.OfPackages))
        {
            var run = await client.RunAsync(code);

            Assert.True(run.Status == "ok", $"{code}: {run.Reply}");
            Assert.Contains(shown, form == "stdout" ? run.Text() : string.Concat(Data(run, form)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_question_goes_to_the_person_with_its_prompt()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = client.RunAsync("await Kernel.GetInputAsync(\"Your name?\")", new() { ["allow_stdin"] = true });
        var question = await client.ReadAsync("stdin");
        await client.SendAsync("stdin", "input_reply", new() { ["value"] = "Ada" });

        Assert.Equal("Your name?", (string?)question["content"]!["prompt"]);
        Assert.Equal("Ada", (await run).Result);
    }

    [Fact]
    public async Task A_password_is_asked_for_as_one()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = client.RunAsync("#!set --name secret --value @password:Key\nsecret.GetType().Name", new() { ["allow_stdin"] = true });
        var question = await client.ReadAsync("stdin");
        await client.SendAsync("stdin", "input_reply", new() { ["value"] = "s3cret" });

        Assert.True((bool?)question["content"]!["password"]);
        Assert.Equal("PasswordString", (await run).Result);
    }

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "There is no F# here.")]
    [InlineData("#!nothing", "#!nothing is not known here. There are #!import, ")]
    [InlineData("\n%%time\n1 + 1", "%%time is a command of IPython, which is not here. Write #!time in the first line.")]
    [InlineData("%matplotlib inline", "Charts draw without it")]
    [InlineData("#!python\nprint(1)", "There is no Python here.")]
    [InlineData("!pip install numpy", "!pip is a command of a shell, as IPython takes it, which is not here. Write #r \"nuget: Id, 1.2.3\".")]
    [InlineData("#!share --from html x", "html has no values that could be shared: share from csharp or value.")]
    [InlineData("var a = 1;\n#!set --name b --value @value:never", "never")]
    [InlineData("#load \"x.csx\"", "Write #!import file.csx.")]
    [InlineData("#:package A@1", "#r \"nuget: Id, 1.2.3\"")]
    public async Task What_does_not_work_says_so_with_what_does(string code, string message)
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync(code);

        Assert.Equal("error", run.Status);
        Assert.Contains(message, (string?)run.Reply["evalue"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_is_longer_than_a_cell_may_show_does_not_hide_the_others()
    {
        using var client = await KernelClient.ConnectAsync(kernel);
        await client.RunAsync("var huge = new string('x', 5_000_000); int beside = 7;");

        var run = await client.RunAsync("#!whos");
        await client.RunAsync("huge = null;");

        Assert.Contains("beside = 7", string.Concat(run.Contents("display_data").Select(content => (string?)content["data"]!["text/plain"])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_after_a_magic_command_names_its_line_in_the_cell()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("#!time\nint zero = 0;\n#!who\n1 / zero");

        Assert.Equal("DivideByZeroException", run.Error);
        Assert.Contains("line 4", run.Reply["traceback"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_with_a_magic_command_is_interrupted()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("#!time\n\"on\".Display(); while (true) ;", seen: message =>
            (string?)message["header"]!["msg_type"] == "display_data" ? client.SendAsync("control", "interrupt_request", []) : Task.CompletedTask);

        Assert.Equal("Interrupted", run.Error);
        Assert.Equal("2", (await client.RunAsync("1 + 1")).Result);
    }

    private static IEnumerable<string?> Data(CellRun run, string form) =>
        new[] { "display_data", "update_display_data", "execute_result" }.SelectMany(run.Contents).Select(content => (string?)(content["data"]![form] as JsonValue));
}
