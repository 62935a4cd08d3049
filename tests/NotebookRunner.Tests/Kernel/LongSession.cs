using System.Diagnostics;
using System.Globalization;

namespace NotebookRunner.Tests.Kernel;

/// <summary>One session of some four hundred cells, of which half declare something, and what it has cost on the way.</summary>
public sealed class LongSession : IAsyncLifetime
{
    /// <summary>Megabytes.</summary>
    public double GrowthOfPlain { get; private set; }

    /// <summary>Megabytes.</summary>
    public double GrowthOfDeclaring { get; private set; }

    /// <summary>What a completion took at the beginning.</summary>
    public TimeSpan Few { get; private set; }

    /// <summary>What it took after 200 cells.</summary>
    public TimeSpan Many { get; private set; }

    public async Task InitializeAsync()
    {
        const string Plain = "1 + 1", Declaring = "var again = 1; again";
        using var kernel = new KernelProcess();
        using var client = await KernelClient.ConnectAsync(kernel);
        double before = await HeapAfterAsync(client, Plain, 20);
        await CompletionAsync(client);
        Few = await CompletionAsync(client);
        GrowthOfPlain = await HeapAfterAsync(client, Plain, 200) - before;
        Many = await CompletionAsync(client);
        before = await HeapAfterAsync(client, Declaring, 20);
        GrowthOfDeclaring = await HeapAfterAsync(client, Declaring, 200) - before;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<double> HeapAfterAsync(KernelClient client, string code, int cells)
    {
        for (int i = 0; i < cells; i++)
            Assert.Equal("ok", (await client.RunAsync(code)).Status);
        return double.Parse((await client.RunAsync("(GC.GetTotalMemory(true) / 1e6).ToString()")).Result!, CultureInfo.InvariantCulture);
    }

    private static async Task<TimeSpan> CompletionAsync(KernelClient client)
    {
        var clock = Stopwatch.StartNew();
        await client.AskAsync("shell", "complete_request", new() { ["code"] = "Cons", ["cursor_pos"] = 4 });
        return clock.Elapsed;
    }
}
