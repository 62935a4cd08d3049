using System.Text.Json.Nodes;

namespace NotebookRunner.Tests.Kernel;

/// <summary>A session as a client sees it, over real sockets.</summary>
public sealed partial class SessionTests(KernelProcess kernel) : IClassFixture<KernelProcess>
{
    [Fact]
    public async Task The_kernel_says_what_it_is()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        foreach (string channel in new[] { "shell", "control" })
        {
            var info = (await client.AskAsync(channel, "kernel_info_request", []))["content"]!;

            Assert.Equal(("ok", "5.3", "rnn-notebooks"), ((string?)info["status"], (string?)info["protocol_version"], (string?)info["implementation"]));
            Assert.Equal(("C#", ".cs"), ((string?)info["language_info"]!["name"], (string?)info["language_info"]!["file_extension"]));
        }
    }

    [Fact]
    public async Task The_kernel_says_where_it_listens()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var reply = (await client.AskAsync("shell", "connect_request", []))["content"]!;

        Assert.Equal(kernel.Ports, KernelProcess.Names.Select(name => (int?)reply[name]).OfType<int>());
    }

    [Fact]
    public async Task A_cell_shows_what_it_prints_and_its_value_in_order()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("Console.Write(1); Console.Error.Write(2); \"three\".Display(); await Task.Delay(1); 4");

        Assert.Equal("ok", run.Status);
        Assert.Equal(["status", "execute_input", "stream", "stream", "display_data", "execute_result", "status"], run.Types);
        Assert.Equal(("1", "2", "4"), (run.Text(), run.Text("stderr"), run.Result));
        Assert.Equal((int?)run.Reply["execution_count"], (int?)run.Contents("execute_result").Single()["execution_count"]);
    }

    [Fact]
    public async Task A_display_is_updated_and_output_is_cleared()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("""var d = 1.Display(); d.Update(2); Console.Write("old\e[H\e[2Jnew"); d.Update(3); Console.Write("\e[2J");""");

        Assert.Equal(["display_data", "update_display_data", "clear_output", "stream", "update_display_data", "clear_output"], run.Types.Skip(2).SkipLast(1));
        string? id = (string?)run.Contents("display_data").Single()["transient"]!["display_id"];
        Assert.All(run.Contents("update_display_data"), update => Assert.Equal(id, (string?)update["transient"]!["display_id"]));
        Assert.Equal(("new", true, false), (run.Text(), (bool?)run.Contents("clear_output").First()["wait"], (bool?)run.Contents("clear_output").Last()["wait"]));
    }

    [Fact]
    public async Task A_silent_cell_is_not_seen_and_not_counted()
    {
        using var client = await KernelClient.ConnectAsync(kernel);
        var before = await client.RunAsync("1");

        var silent = await client.RunAsync("Console.Write(5); int unseen = 6; unseen", new() { ["silent"] = true });
        var after = await client.RunAsync("unseen");

        Assert.Equal(["status", "status"], silent.Types);
        Assert.Equal(("ok", "6", 1), (silent.Status, after.Result, (int)after.Reply["execution_count"]! - (int)before.Reply["execution_count"]!));
    }

    [Fact]
    public async Task Expressions_are_computed_beside_the_cell()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("int side = 3;", new() { ["user_expressions"] = new JsonObject { ["area"] = "side * side", ["wrong"] = "nowhere" } });

        var values = run.Reply["user_expressions"]!;
        Assert.Equal(("9", "error", "CS0103"), ((string?)values["area"]!["data"]!["text/plain"], (string?)values["wrong"]!["status"], (string?)values["wrong"]!["ename"]));
    }

    [Fact]
    public async Task A_character_that_is_written_in_two_halves_arrives_whole()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("foreach (char half in \"a\U0001F642b\") { Console.Write(half); await Task.Delay(60); }");

        Assert.Equal("a\U0001F642b", run.Text());
    }

    [Fact]
    public async Task A_cell_that_comes_over_control_waits_for_its_turn()
    {
        using var client = await KernelClient.ConnectAsync(kernel);
        await client.BeginAsync("while (!System.IO.File.Exists(\"its turn\")) await Task.Delay(10); var first = 1;");

        string second = await client.SendAsync("control", "execute_request", new() { ["code"] = "first" });
        await client.AskAsync("control", "kernel_info_request", []);
        await File.WriteAllTextAsync(Path.Combine(kernel.Folder, "its turn"), "");

        Assert.Equal("ok", (string?)(await client.ReplyAsync("control", second))["content"]!["status"]);
    }

    [Fact]
    public async Task Displays_of_two_kernels_are_told_apart()
    {
        using var other = new KernelProcess();
        using var client = await KernelClient.ConnectAsync(kernel);
        using var stranger = await KernelClient.ConnectAsync(other);

        var shown = (await client.RunAsync("1.Display();")).Contents("display_data").Concat((await stranger.RunAsync("1.Display();")).Contents("display_data"));

        Assert.Equal(2, shown.Select(content => (string?)content["transient"]!["display_id"]).Distinct().Count());
    }

    [Fact]
    public async Task A_question_goes_to_the_client_and_its_answer_to_the_cell()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("Console.Write(\"Name? \"); Console.ReadLine() + Console.ReadLine()", new() { ["allow_stdin"] = true }, async message =>
        {
            if ((string?)message["header"]!["msg_type"] != "stream")
                return;
            foreach (string answer in new[] { "Ada ", "Lovelace" })
            {
                var question = await client.ReadAsync("stdin");
                Assert.Equal("input_request", (string?)question["header"]!["msg_type"]);
                await client.SendAsync("stdin", "input_reply", new() { ["value"] = answer });
            }
        });

        Assert.Equal(("Name? ", "Ada Lovelace"), (run.Text(), run.Result));
    }

    [Fact]
    public async Task What_a_task_writes_after_its_cell_belongs_to_the_last_cell()
    {
        using var client = await KernelClient.ConnectAsync(kernel);
        string id = await client.SendAsync("shell", "execute_request", new() { ["code"] = "_ = Task.Run(async () => { while (!System.IO.File.Exists(\"over\")) await Task.Delay(10); Console.Write(\"late\"); });" });
        await client.PublishedAsync(id);
        await File.WriteAllTextAsync(Path.Combine(kernel.Folder, "over"), "");

        var late = await client.ReadAsync("iopub");

        Assert.Equal(("late", id), ((string?)late["content"]!["text"], (string?)late["parent_header"]!["msg_id"]));
    }

    [Fact]
    public async Task Too_much_output_is_cut_and_the_session_lives()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("int lived = 1; for (int i = 0; i < 200_000; i++) Console.WriteLine(new string('x', 99));");

        Assert.Equal("ok", run.Status);
        Assert.InRange(run.Text().Length, 1_999_000, 2_000_000);
        Assert.Contains("this cell shows more than 2000000 bytes", run.Text("stderr"), StringComparison.Ordinal);
        Assert.Equal("1", (await client.RunAsync("lived")).Result);
    }

    [Fact]
    public async Task Ten_thousand_lines_come_whole_and_in_order()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("for (int i = 0; i < 10_000; i++) Console.WriteLine(i);");

        Assert.Equal(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i}\n")), run.Text());
    }

    [Fact]
    public async Task A_comm_is_closed_and_a_debugger_declined()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        string comm = await client.SendAsync("shell", "comm_open", new() { ["comm_id"] = "c1", ["target_name"] = "widget", ["data"] = new JsonObject() });

        Assert.Contains(await client.PublishedAsync(comm), message => (string?)message["header"]!["msg_type"] == "comm_close" && (string?)message["content"]!["comm_id"] == "c1");
        Assert.Equal("error", (string?)(await client.AskAsync("control", "debug_request", []))["content"]!["status"]);
    }
}
