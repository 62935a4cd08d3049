namespace NotebookRunner.Tests.Kernel;

/// <summary>A long session stays small and quick.</summary>
public sealed class GrowthTests(LongSession session) : IClassFixture<LongSession>
{
    [Fact]
    public void Two_hundred_cells_more_take_few_megabytes_more()
    {
        // The square of 200 cells took 170 megabytes.
        Assert.InRange(session.GrowthOfPlain, double.MinValue, 6);
        Assert.InRange(session.GrowthOfDeclaring, double.MinValue, 24);
    }

    [Fact]
    public void A_completion_is_as_quick_after_many_cells_as_after_few() =>
        Assert.True(session.Many < 4 * session.Few + TimeSpan.FromMilliseconds(200), $"{session.Many} after {session.Few}");

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
}
