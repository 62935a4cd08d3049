using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>Values that are replaced and output that is cleared, in a notebook that runs without an editor.</summary>
public sealed class DisplayTests : IDisposable
{
    private readonly TestRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task A_value_is_replaced_also_from_a_later_cell_and_what_was_cleared_is_gone()
    {
        repository.Add("displays",
            "var a = 1.Display(); var b = 2.Display(); a.Update(3);",
            "Console.Write(\"gone\"); Console.Write(\"\\e[2Jstays\"); b.Update(4);",
            "\"last\".Display()");

        await Runner.RunAsync(repository);

        Assert.Equal(["3", "4"], Texts(1));
        Assert.Equal(["stays"], Texts(2));
        Assert.Equal(["last"], Texts(3));
    }

    private IEnumerable<string> Texts(int cell) =>
        repository.Outputs("displays", cell).Select(output => string.Concat((output!["text"] ?? output["data"]!["text/plain"])!.AsArray().Select(line => (string?)line)));
}
