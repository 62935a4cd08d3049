using System.Text;
using NotebookRunner.Running;

namespace NotebookRunner.Tests.Running;

public sealed class LastWordsTests
{
    [Fact]
    public async Task Of_a_stack_of_many_frames_the_beginning_and_the_end_are_kept()
    {
        string frames = string.Concat(Enumerable.Repeat("   at Somewhere.In.The.Library()\n", 100_000));
        var words = new LastWords(new StreamReader(new MemoryStream(Encoding.UTF8.GetBytes($"Stack overflow.\n{frames}   at Submission#1.Endless()\n"))));

        await words.ReadAsync();

        string kept = words.ToString();
        Assert.StartsWith("Stack overflow.\n", kept, StringComparison.Ordinal);
        Assert.EndsWith("   at Submission#1.Endless()\n", kept, StringComparison.Ordinal);
        Assert.InRange(kept.Length, 1, 100 * 1024);
    }

    [Fact]
    public async Task What_is_short_is_kept_whole()
    {
        var words = new LastWords(new StreamReader(new MemoryStream("Fatal error.\na reason\n"u8.ToArray())));
        await words.ReadAsync();
        Assert.Equal("Fatal error.\na reason\n", words.ToString());
    }
}
