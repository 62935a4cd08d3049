using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;
using NotebookEngine.Processes;

namespace NotebookRunner.Running;

/// <summary>The runner's side of a worker: this same program in a process of its own, which may crash, hang or exit without harm.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LastWordsTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ExitTime = TimeSpan.FromSeconds(30);

    private readonly NamedPipeServerStream pipe;
    private readonly Process process;
    private readonly EventReader events;
    private readonly LastWords lastWords;
    private readonly Task outputDrained;
    private readonly long memoryKills = CrashReport.MemoryKills();
    private TimeSpan processorTime;
    private Process innermost;

    private WorkerProcess(NamedPipeServerStream pipe, Process process)
    {
        this.pipe = pipe;
        this.process = innermost = process;
        events = new EventReader(pipe);
        lastWords = new LastWords(process.StandardError);
        outputDrained = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        // On Linux the worker itself reads what its cells' children write there, and the runner what is left at the end.
        if (!OperatingSystem.IsLinux())
            _ = lastWords.ReadAsync();
    }

    public static async Task<WorkerProcess> StartAsync(string folder, WorkerLimits limits, CancellationToken token)
    {
        string name = PipeName.New();
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var worker = new WorkerProcess(pipe, Process.Start(WorkerCommandLine.For(name, folder, limits))!);
        try
        {
            await worker.ConnectAsync(token);
            if (limits.Enclose is not null)
                worker.innermost = EnclosedProcess.In(worker.process);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the worker has used of the processors so far, or had when it ended.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                innermost.Refresh();
                processorTime = innermost.TotalProcessorTime;
            }
            catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
            {
                // Between its last instruction and the end of the pipe.
            }
            return processorTime;
        }
    }

    public async Task SendAsync(RunCell cell, CancellationToken token)
    {
        lastWords.Clear();
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(cell, WireFormat.Default.RunCell), (byte)'\n'];
        await pipe.WriteAsync(line, token);
    }

    /// <summary>Lets a worker end that cannot until somebody hears what it says.</summary>
    /// <returns>Whether it is at its end.</returns>
    public bool HearLastWords()
    {
        lastWords.ReadIfStuck();
        return lastWords.AreBeingSaid;
    }

    /// <returns>The next event, or null when the worker is gone.</returns>
    public async Task<WorkerEvent?> ReadAsync(CancellationToken token)
    {
        while (await events.ReadAsync(token) is { } message)
        {
            if (message is not LastWordsSaid said)
                return message;
            lastWords.Add(said.Text);
        }
        return null;
    }

    /// <summary>What a worker that went away left behind.</summary>
    /// <param name="isExit">It had said that it exits.</param>
    /// <param name="token">Stops the waiting for its end.</param>
    public async Task<CellError> DescribeEndAsync(bool isExit, CancellationToken token)
    {
        await WaitForExitAsync(token);
        return CrashReport.Describe(process.ExitCode, isExit, CrashReport.MemoryKills() > memoryKills, lastWords.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        // Before the pipe closes and the worker ends by itself: while it lives, what a cell started can be found.
        process.Kill(entireProcessTree: true);
        // What encloses it may have been ended by Ctrl+C in the terminal, and left it alone.
        if (innermost != process)
            innermost.Kill();
        await WaitForExitAsync(CancellationToken.None);
        // Where it crashed, what its cells had started is in its group still.
        if (OperatingSystem.IsLinux())
            LinuxCalls.EndGroup(process.Id);
        await pipe.DisposeAsync();
        innermost.Dispose();
        process.Dispose();
    }

    // A process that a cell started and that outlives a crash holds the streams open: their end is not waited for long.
    private async Task WaitForExitAsync(CancellationToken token)
    {
        await Task.WhenAny(process.WaitForExitAsync(token), Task.Delay(ExitTime, token));
        await Task.WhenAny(Task.WhenAll(outputDrained, lastWords.ReadAsync()), Task.Delay(LastWordsTime, token));
        token.ThrowIfCancellationRequested();
    }

    private async Task ConnectAsync(CancellationToken token)
    {
        var connected = pipe.WaitForConnectionAsync(token);
        if (await Task.WhenAny(connected, process.WaitForExitAsync(token)) != connected && !token.IsCancellationRequested)
        {
            await WaitForExitAsync(token);
            throw new IOException($"The worker process did not start (exit code {process.ExitCode}): {lastWords}");
        }
        await connected;
    }
}
