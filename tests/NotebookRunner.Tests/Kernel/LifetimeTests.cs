using System.Diagnostics;
using System.Globalization;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Kernel;

/// <summary>How a kernel ends.</summary>
public sealed class LifetimeTests
{
    [Fact]
    public async Task A_kernel_that_is_told_to_shut_down_answers_and_ends_though_a_cell_runs()
    {
        using var kernel = new KernelProcess();
        using var client = await KernelClient.ConnectAsync(kernel);
        await client.SendAsync("shell", "execute_request", new() { ["code"] = "while (true) ;" });

        var reply = await client.AskAsync("control", "shutdown_request", new() { ["restart"] = true });

        Assert.Equal(("shutdown_reply", true), ((string?)reply["header"]!["msg_type"], (bool?)reply["content"]!["restart"]));
        Assert.Equal(0, await kernel.ExitCodeAsync());
    }

    [Fact]
    public async Task A_thread_that_a_cell_has_left_running_does_not_keep_the_kernel()
    {
        using var kernel = new KernelProcess();
        using var client = await KernelClient.ConnectAsync(kernel);
        await client.RunAsync("new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start();");

        await client.AskAsync("control", "shutdown_request", []);

        Assert.Equal(0, await kernel.ExitCodeAsync());
    }

    [LinuxFact]
    public async Task What_a_cell_has_started_ends_with_its_kernel()
    {
        using var kernel = new KernelProcess();
        using var client = await KernelClient.ConnectAsync(kernel);
        var run = await client.RunAsync("""
            var child = System.Diagnostics.Process.Start("sh", ["-c", "sleep 977 & echo $! > half; mv half whole; wait"]);
            while (!System.IO.File.Exists("whole")) await Task.Delay(10);
            Console.WriteLine(System.IO.File.ReadAllText("whole") + child.Id);
            """);
        int[] children = [.. run.Text().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

        await client.AskAsync("control", "shutdown_request", []);

        Assert.Equal(0, await kernel.ExitCodeAsync());
        Assert.Equal(2, children.Length);
        Assert.All(children, child => Assert.False(IsAlive(child)));
    }

    // One that nobody has waited for yet is a zombie.
    private static bool IsAlive(int id) => File.Exists($"/proc/{id}/stat") && File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1][0] is not 'Z';

    [Fact]
    public async Task A_kernel_whose_client_is_gone_ends()
    {
        using var sleeper = Sleeper();
        using var kernel = new KernelProcess([KeyValuePair.Create<string, string?>("JPY_PARENT_PID", $"{sleeper.Id}")]);
        using (await KernelClient.ConnectAsync(kernel))
            sleeper.Kill();

        Assert.Equal(0, await kernel.ExitCodeAsync());
    }

    private static Process Sleeper() => OperatingSystem.IsWindows()
        ? Process.Start(new ProcessStartInfo("ping", ["-n", "600", "127.0.0.1"]) { RedirectStandardOutput = true })!
        : Process.Start("sleep", ["600"]);
}
