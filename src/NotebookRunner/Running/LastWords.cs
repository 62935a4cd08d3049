using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using Microsoft.Win32.SafeHandles;
using NotebookEngine.Processes;

namespace NotebookRunner.Running;

/// <summary>What a worker's process wrote to its standard error before it ended, as far as it is needed to say why: how it begins and how it ends.</summary>
/// <param name="stream">The process's standard error.</param>
internal sealed class LastWords(StreamReader stream)
{
    private const int MostOfEach = 32 * 1024;

    // Longer than the worker waits to see whether it is the process's end, and as long as a piece of a stack may take on a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4), LongestPause = TimeSpan.FromSeconds(30);

    private readonly StringBuilder beginning = new(), end = new();
    private Task? read;
    private long stuckSince, lastPiece;

    /// <summary>Whether the process is saying them: a stack of a hundred thousand frames takes a while.</summary>
    public bool AreBeingSaid => stuckSince != 0 && read is { IsCompleted: false } && Stopwatch.GetElapsedTime(Interlocked.Read(ref lastPiece)) < LongestPause;

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
        if (read is not null)
            return;
        if (!IsStuck())
            stuckSince = 0;
        else if (stuckSince == 0)
            stuckSince = Stopwatch.GetTimestamp();
        else if (Stopwatch.GetElapsedTime(stuckSince) > Patience)
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
        Interlocked.Exchange(ref lastPiece, Stopwatch.GetTimestamp());
        while (await stream.ReadAsync(piece) is > 0 and int length)
        {
            Add(piece.AsSpan(0, length));
            Interlocked.Exchange(ref lastPiece, Stopwatch.GetTimestamp());
        }
    }

    // A child that writes more than is read fills the pipe, too, but does not begin so.
    private bool IsStuck()
    {
        if (!OperatingSystem.IsLinux() || stream.BaseStream is not PipeStream pipe || (int)pipe.SafePipeHandle.DangerousGetHandle() is var descriptor && !LinuxCalls.IsFull(descriptor))
            return false;
        var copy = LinuxCalls.Pipe();
        using SafeFileHandle toRead = new(copy.Read, ownsHandle: true), toWrite = new(copy.Write, ownsHandle: true);
        byte[] bytes = new byte[LinuxCalls.PipeBytes];
        return RuntimeEnd.IsSaidIn(bytes, LinuxCalls.Peek(descriptor, copy, bytes));
    }
}
