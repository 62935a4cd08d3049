using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using NotebookEngine.Processes;

namespace NotebookRunner.Running;

/// <summary>What a worker's process wrote to its standard error before it ended, as far as it is needed to say why: how it begins and how it ends.</summary>
/// <param name="stream">The process's standard error.</param>
internal sealed class LastWords(StreamReader stream)
{
    private const int MostOfEach = 32 * 1024;

    // Longer than the worker waits to see whether it is the process's end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly StringBuilder beginning = new(), end = new();
    private Task? read;
    private long fullSince;

    /// <summary>Forgets what was said in an earlier cell, which the process has survived.</summary>
    public void Clear()
    {
        lock (beginning)
        {
            beginning.Clear();
            end.Clear();
        }
    }

    public void Add(ReadOnlySpan<char> piece)
    {
        lock (beginning)
        {
            int first = Math.Min(piece.Length, MostOfEach - beginning.Length);
            beginning.Append(piece[..first]);
            end.Append(piece[first..]);
            if (end.Length > 2 * MostOfEach)
                end.Remove(0, end.Length - MostOfEach);
        }
    }

    /// <summary>Reads to the end, once for all who ask.</summary>
    public Task ReadAsync() => read ??= ReadAllAsync();

    /// <summary>Reads to the end where the process waits for it: a long stack is more than a pipe holds, and on Linux the worker, who reads at other times, is no longer able to.</summary>
    public void ReadIfStuck()
    {
        if (!OperatingSystem.IsLinux() || stream.BaseStream is not PipeStream pipe || !LinuxCalls.IsFull((int)pipe.SafePipeHandle.DangerousGetHandle()))
            fullSince = 0;
        else if (fullSince == 0)
            fullSince = Stopwatch.GetTimestamp();
        else if (Stopwatch.GetElapsedTime(fullSince) > Patience)
            _ = ReadAsync();
    }

    public override string ToString()
    {
        lock (beginning)
            return $"{beginning}{end}";
    }

    private async Task ReadAllAsync()
    {
        // By the piece: a line may have no end.
        char[] piece = new char[4096];
        while (await stream.ReadAsync(piece) is > 0 and int length)
            Add(piece.AsSpan(0, length));
    }
}
