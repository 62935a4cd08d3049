using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Channels;
using NotebookEngine.Cells;
using NotebookEngine.Interruption;
using NotebookEngine.Output;
using NotebookEngine.Processes;
using NotebookEngine.Scripting;

namespace NotebookRunner.Worker;

/// <summary>The process that runs one notebook: takes cells from the runner's pipe, sends back what they show. It ends when the pipe does.</summary>
internal sealed class WorkerHost : IDisposable
{
    private readonly Channel<RunCell> requests = Channel.CreateUnbounded<RunCell>();
    private readonly NamedPipeClientStream pipe;
    private readonly CellOutput output;
    private readonly CellDisplay screen;
    private readonly CellEngine engine;
    private readonly VerdictChannel verdicts;
    private string currentCell = "";

    private WorkerHost(string pipeName, int maxOutput)
    {
        pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous);
        pipe.Connect();
        output = new CellOutput(Tell, maxOutput);
        if (OperatingSystem.IsLinux())
        {
            LinuxCalls.BeginGroup();
            StandardStreams.Take(output, words => output.Send(new LastWordsSaid(words)));
        }
        screen = new CellDisplay(output);
        engine = new CellEngine(Directory.GetCurrentDirectory(), screen, output.Send, (_, _) => throw NoInput.Error);
        verdicts = new VerdictChannel(engine.Session, output.Send);
    }

    public static async Task<int> RunAsync(string pipeName, int maxOutput)
    {
        // Ctrl+C reaches every process of the terminal; the runner decides when a worker ends.
        using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var host = new WorkerHost(pipeName, maxOutput);
        AppDomain.CurrentDomain.UnhandledException += (_, unhandled) => host.Fail((Exception)unhandled.ExceptionObject);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => host.TellOfExit();
        _ = Task.Run(host.ReadRequestsAsync);
        await foreach (var cell in host.requests.Reader.ReadAllAsync())
            await host.RunAsync(cell);
        return 0;
    }

    public void Dispose()
    {
        engine.Dispose();
        output.Dispose();
        pipe.Dispose();
    }

    // One line of JSON an event.
    private void Tell(WorkerEvent message) => pipe.Write([.. JsonSerializer.SerializeToUtf8Bytes(message, WireFormat.Default.WorkerEvent), (byte)'\n']);

    private async Task ReadRequestsAsync()
    {
        try
        {
            using var reader = new StreamReader(pipe, leaveOpen: true);
            while (await reader.ReadLineAsync() is { } line)
                await requests.Writer.WriteAsync(JsonSerializer.Deserialize(line, WireFormat.Default.RunCell)!);
        }
        catch (IOException)
        {
            // The runner was killed with events before it that it had not read.
        }
        // The runner is gone or done: whatever a cell still does, or has started, nobody sees it. A cell that waits for the runner would keep an orderly exit waiting.
        if (OperatingSystem.IsLinux())
            LinuxCalls.EndGroup(0);
        Environment.Exit(0);
    }

    private async Task RunAsync(RunCell cell)
    {
        currentCell = $"Cell {cell.Number}";
        StopPoint.Watch(false);
        output.StartCell();
        screen.Take();
        if (cell.VerdictKey is { } key)
            verdicts.Open(key);
        try
        {
            await RunAsync(cell.Source);
        }
        catch (CellException error)
        {
            output.Send(new CellFailed(error.Error));
        }
        catch (Exception error)
        {
            Fail(error);
        }
        if (cell.VerdictKey is not null)
            verdicts.Close();
        output.Send(new CellFinished());
    }

    private async Task RunAsync(string source)
    {
        try
        {
            await engine.RunAsync(source, currentCell);
        }
        finally
        {
            StandardStreams.Drain();
        }
    }

    private void TellOfExit()
    {
        // The runtime makes an exit of this signal.
        if (Environment.ExitCode == CrashReport.SignalBase + CrashReport.Terminated)
            return;
        try
        {
            output.Send(new ProcessExits());
        }
        catch (IOException)
        {
            // Nobody is there to be told.
        }
    }

    private void Fail(Exception error) => output.Send(new CellFailed(ExceptionReport.Describe(error, currentCell)));
}
