using System.Text.Json.Nodes;

namespace NotebookRunner.Tests.Kernel;

/// <summary>Cells that would never end, stopped by a client.</summary>
public sealed class InterruptTests(KernelProcess kernel) : IClassFixture<KernelProcess>
{
    [Theory]
    [InlineData("while (true) stopped++;")]
    [InlineData("while (true) Console.WriteLine(stopped++);")]
    [InlineData("for (; ; ) try { throw new Exception(); } catch { stopped++; }")]
    [InlineData("await Task.Delay(1); while (true) stopped++;")]
    [InlineData("while (true) await Task.Yield();")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("again: stopped++; goto again;")]
    [InlineData("long Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(80)")]
    [InlineData("Enumerable.Repeat(1.0, int.MaxValue).SelectMany(x => Enumerable.Repeat(x, int.MaxValue)).Sum(x => Math.Sin(x))")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, int.MaxValue, i => System.Threading.Thread.Sleep(1));")]
    [InlineData("class Slow { public override string ToString() { while (true) ; } }\nnew Slow()")]
    public async Task A_cell_without_end_is_interrupted_and_the_session_lives(string code)
    {
        using var client = await KernelClient.ConnectAsync(kernel);
        await client.RunAsync("long stopped = 0; int kept = 7;");

        for (int i = 0; i < 3; i++)
        {
            // VS Code sends it to shell, Jupyter to control.
            string channel = i == 0 ? "shell" : "control";
            var run = await client.RunAsync(code, seen: message => (string?)message["header"]!["msg_type"] == "execute_input" ? client.SendAsync(channel, "interrupt_request", []) : Task.CompletedTask);

            Assert.Equal(("error", "Interrupted"), (run.Status, run.Error));
        }
        Assert.Equal("7", (await client.RunAsync("kept")).Result);
    }

    [Fact]
    public async Task What_an_interrupted_cell_had_declared_is_there()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        await client.RunAsync("int done = 42; Console.Write(1); while (true) ;", seen: message =>
            (string?)message["header"]!["msg_type"] == "stream" ? client.SendAsync("control", "interrupt_request", []) : Task.CompletedTask);

        Assert.Equal("42", (await client.RunAsync("done")).Result);
    }

    [Fact]
    public async Task A_question_is_interrupted_and_a_late_answer_is_not_taken_for_the_next()
    {
        using var client = await KernelClient.ConnectAsync(kernel);
        var asking = new JsonObject { ["allow_stdin"] = true };
        var stopped = client.RunAsync("Console.ReadLine()", asking);
        await client.ReadAsync("stdin");
        await client.SendAsync("control", "interrupt_request", []);
        Assert.Equal("Interrupted", (await stopped).Error);
        await client.SendAsync("stdin", "input_reply", new() { ["value"] = "late" });
        await client.RunAsync("1");

        var run = client.RunAsync("Console.ReadLine()", asking);
        await client.ReadAsync("stdin");
        await client.SendAsync("stdin", "input_reply", new() { ["value"] = "in time" });

        Assert.Equal("in time", (await run).Result);
    }

    [Fact]
    public async Task An_interrupt_while_nothing_runs_is_answered_and_harmless()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        Assert.Equal("ok", (string?)(await client.AskAsync("control", "interrupt_request", []))["content"]!["status"]);
        Assert.Equal("2", (await client.RunAsync("1 + 1")).Result);
    }
}
