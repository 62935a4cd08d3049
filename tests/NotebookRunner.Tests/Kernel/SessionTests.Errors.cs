using System.Text.Json.Nodes;

namespace NotebookRunner.Tests.Kernel;

/// <summary>What goes wrong in a session, and that it lives on.</summary>
public sealed partial class SessionTests
{
    [Theory]
    [InlineData("int[] a = new int[3];\nfor (int i = 0; i <= 3; i++)\na[i] = i;", 3)]
    [InlineData("int Third(int[] a)\n{\n    int n = 3;\n    return a[n];\n}\nThird(new int[3])", 4)]
    [InlineData("int[] a = new int[3];\nint Last(int n) =>\n    a[n];\nvar all = new[] { 3 }\n    .Select(Last).ToList();", 3)]
    public async Task An_index_out_of_range_names_its_line(string code, int line)
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync(code);

        Assert.Equal("IndexOutOfRangeException", run.Error);
        Assert.Contains($", line {line}\e[0m", (string?)run.Contents("error").Single()["traceback"]![1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_names_the_lines_of_the_learner_only()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("int Half(int x) =>\n    x / 0.CompareTo(0);\nHalf(3)");

        var error = run.Contents("error").Single();
        Assert.Equal(("DivideByZeroException", "DivideByZeroException", "error"), ((string?)error["ename"], run.Error, run.Status));
        int? cell = (int?)run.Reply["execution_count"];
        Assert.Equal(["\e[1;31mDivideByZeroException\e[0m: Attempted to divide by zero.", $"\e[36m   at Half in Cell [{cell}], line 2\e[0m", $"\e[36m   at Cell [{cell}], line 3\e[0m"],
            error["traceback"]!.AsArray().Select(line => (string?)line));
    }

    [Fact]
    public async Task A_value_that_cannot_be_shown_is_an_error_and_the_session_lives()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("class Dumb { public override string ToString() => throw new NotSupportedException(\"no\"); }\nnew Dumb()");

        Assert.Equal("NotSupportedException", run.Error);
        Assert.Equal("2", (await client.RunAsync("1 + 1")).Result);
    }

    [Fact]
    public async Task An_expression_that_cannot_be_shown_does_not_fail_the_cell()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("class Shy { public override string ToString() => throw new NotSupportedException(\"no\"); }", new() { ["user_expressions"] = new JsonObject { ["shy"] = "new Shy()" } });

        Assert.Equal(("ok", "NotSupportedException"), (run.Status, (string?)run.Reply["user_expressions"]!["shy"]!["ename"]));
    }

    [Fact]
    public async Task An_error_on_a_thread_of_its_own_is_told_and_the_session_lives()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("int spared = 1; var thread = new System.Threading.Thread(() => throw new InvalidOperationException(\"lost\")); thread.Start(); thread.Join();");

        Assert.Contains("InvalidOperationException: lost", run.Text("stderr"), StringComparison.Ordinal);
        Assert.Equal("1", (await client.RunAsync("spared")).Result);
    }

    [Fact]
    public async Task Cells_that_wait_behind_a_failed_one_are_aborted_and_other_requests_are_not()
    {
        using var client = await KernelClient.ConnectAsync(kernel);
        JsonObject Cell(string code) => new() { ["code"] = code };

        string failing = await client.BeginAsync("while (true) await Task.Delay(10);");
        string waiting = await client.SendAsync("shell", "execute_request", Cell("int never = 1;"));
        string question = await client.SendAsync("shell", "is_complete_request", Cell("1 +"));
        // Read after them, so they wait when it fails the cell.
        await client.SendAsync("shell", "interrupt_request", []);

        Assert.Equal("error", (string?)(await client.ReplyAsync("shell", failing))["content"]!["status"]);
        Assert.Equal("aborted", (string?)(await client.ReplyAsync("shell", waiting))["content"]!["status"]);
        Assert.Equal("incomplete", (string?)(await client.ReplyAsync("shell", question))["content"]!["status"]);
        Assert.Equal("CS0103", (await client.RunAsync("never")).Error);
    }

    [Fact]
    public async Task Without_somebody_to_answer_a_question_is_an_error()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("Console.ReadLine()");

        Assert.Equal("InvalidOperationException", run.Error);
        Assert.Contains("Nobody can answer", (string?)run.Reply["evalue"], StringComparison.Ordinal);
    }
}
