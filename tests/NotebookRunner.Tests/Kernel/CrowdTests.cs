namespace NotebookRunner.Tests.Kernel;

/// <summary>Cells whose tasks take every thread of the pool, with hundreds more in the queue.</summary>
public sealed class CrowdTests
{
    private const string Crowd = """
        var crowd = Enumerable.Range(0, 300).Select(i => Task.Run(() => { while (true) System.Threading.Thread.Sleep(1); })).ToArray();
        "all are queued".Display();
        await Task.WhenAll(crowd);
        """;

    [Fact]
    public async Task A_crowd_of_tasks_is_interrupted_and_the_session_lives()
    {
        using var kernel = new KernelProcess();
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync(Crowd, seen: message =>
            (string?)message["header"]!["msg_type"] == "display_data" ? client.SendAsync("control", "interrupt_request", []) : Task.CompletedTask);

        Assert.Equal("Interrupted", run.Error);
        Assert.Equal("300", (await client.RunAsync("crowd.Length")).Result);
    }

    [Fact]
    public async Task A_crowd_of_tasks_does_not_keep_the_kernel_from_its_end()
    {
        using var kernel = new KernelProcess();
        using var client = await KernelClient.ConnectAsync(kernel);
        await client.BeginAsync(Crowd);
        while ((string?)(await client.ReadAsync("iopub"))["header"]!["msg_type"] != "display_data")
        {
            // Not yet.
        }

        await client.AskAsync("control", "shutdown_request", []);

        Assert.Equal(0, await kernel.ExitCodeAsync());
    }
}
