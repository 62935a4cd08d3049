using System.IO.Pipes;
using System.Text;
using NotebookRunner.Running;
using NotebookRunner.Tests.Support;

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

    [LinuxFact]
    public async Task A_full_pipe_is_read_where_it_begins_as_the_runtime_ends_and_left_to_the_worker_where_a_child_writes_much()
    {
        using Full end = new("Stack overflow.\n"), child = new("yes\n");
        for (int look = 0; look < 300 && !end.Words.AreBeingSaid; look++)
        {
            end.Words.ReadIfStuck();
            child.Words.ReadIfStuck();
            await Task.Delay(100);
        }
        Assert.True(end.Words.AreBeingSaid);
        Assert.StartsWith("Stack overflow.\n", end.Words.ToString(), StringComparison.Ordinal);
        Assert.False(child.Words.AreBeingSaid);
        Assert.Empty(child.Words.ToString());
    }

    /// <summary>A process's standard error that has no room left.</summary>
    private sealed class Full : IDisposable
    {
        private readonly AnonymousPipeServerStream read = new(PipeDirection.In);
        private readonly AnonymousPipeClientStream write;

        public Full(string beginning)
        {
            write = new AnonymousPipeClientStream(PipeDirection.Out, read.GetClientHandleAsString());
            write.Write(Encoding.ASCII.GetBytes(beginning.PadRight(1 << 16, '.')));
            Words = new LastWords(new StreamReader(read));
        }

        public LastWords Words { get; }

        public void Dispose()
        {
            write.Dispose();
            read.Dispose();
        }
    }
}
