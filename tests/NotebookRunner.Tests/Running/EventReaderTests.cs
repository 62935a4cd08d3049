using System.Text;
using NotebookEngine.Protocol;
using NotebookRunner.Running;

namespace NotebookRunner.Tests.Running;

public sealed class EventReaderTests
{
    private const string Finished = """{"event":"finished"}""";

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("hello\n")]
    [InlineData("null\n")]
    [InlineData("{\"event\":\"unknown\"}\n")]
    [InlineData("{\"event\":\n")]
    [InlineData("[1, 2]\n")]
    public async Task What_is_no_event_is_passed_over(string foreign)
    {
        var reader = Reader($"{foreign}{Finished}\n");

        Assert.IsType<CellFinished>(await reader.ReadAsync(CancellationToken.None));
        Assert.Null(await reader.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_line_that_is_not_finished_is_no_event() => Assert.Null(await Reader(Finished).ReadAsync(CancellationToken.None));

    [Fact]
    public async Task A_line_longer_than_any_event_is_not_kept_and_the_next_event_is_read()
    {
        string text = new('x', 300_000);
        var reader = Reader($$"""{"event":"text","stream":"stdout","text":"{{text}}"}""" + $"\n{Finished}\n", maxLine: 100_000);

        Assert.IsType<CellFinished>(await reader.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_long_event_is_read_whole()
    {
        string text = new('x', 300_000);
        var reader = Reader($$"""{"event":"text","Stream":"stdout","Text":"{{text}}"}""" + "\n");

        Assert.Equal(text, Assert.IsType<TextWritten>(await reader.ReadAsync(CancellationToken.None)).Text);
    }

    private static EventReader Reader(string text, int maxLine = 1_000_000) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), maxLine);
}
