using System.Diagnostics;
using System.Globalization;

namespace NotebookRunner.Tests.Kernel;

/// <summary>A long session stays small and quick.</summary>
public sealed class GrowthTests
{
    [Theory]
    [InlineData("1 + 1", 3)]
    [InlineData("var again = 1; again", 12)]
    public async Task Two_hundred_cells_more_take_few_megabytes_more(string code, int most)
    {
        using var kernel = new KernelProcess();
        using var client = await KernelClient.ConnectAsync(kernel);
        double before = await HeapAfterAsync(client, code, 20);

        double after = await HeapAfterAsync(client, code, 200);

        // The square of 200 cells took 170 megabytes.
        Assert.InRange(after - before, double.MinValue, 2 * most);
    }

    [Fact]
    public async Task A_completion_is_as_quick_after_many_cells_as_after_few()
    {
        using var kernel = new KernelProcess();
        using var client = await KernelClient.ConnectAsync(kernel);
        await HeapAfterAsync(client, "1 + 1", 5);
        await CompletionAsync(client);
        var few = await CompletionAsync(client);

        await HeapAfterAsync(client, "1 + 1", 200);

        var many = await CompletionAsync(client);
        Assert.True(many < 4 * few + TimeSpan.FromMilliseconds(200), $"{many} after {few}");
    }

    [Fact]
    public async Task What_a_cell_declares_by_an_expression_or_a_directive_is_there_in_the_next()
    {
        using var kernel = new KernelProcess();
        using var client = await KernelClient.ConnectAsync(kernel);
        foreach (string code in (string[])["int.TryParse(\"41\", out var parsed)", "(int a, int b) = (1, 2);", "using System.Globalization;", "object three = 3;", "three is int matched", "1", "throw new Exception();"])
            await client.RunAsync(code);

        Assert.Equal("47", (await client.RunAsync("parsed + a + b + matched")).Result);
        Assert.Equal("True", (await client.RunAsync("CultureInfo.InvariantCulture.IsReadOnly")).Result);
    }

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
