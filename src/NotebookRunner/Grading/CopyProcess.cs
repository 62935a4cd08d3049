using System.Diagnostics;
using NotebookRunner.Notebooks;
using NotebookRunner.Practice;
using NotebookRunner.Running;

namespace NotebookRunner.Grading;

/// <summary>The process in which the cells of one copy run, begun again when a cell hangs or takes it down.</summary>
/// <remarks>A new process repeats the setup and the cells that had ended, without the one that did the harm.</remarks>
internal sealed class CopyProcess(NotebookCell setup, GradeOptions options, string folder) : IAsyncDisposable
{
    private const int MostStarts = 6;

    // The setup is the course's own and loads the library: its time is not the student's.
    private static readonly TimeSpan SetupTimeout = TimeSpan.FromMinutes(2);

    private readonly List<NotebookCell> ended = [];
    private WorkerProcess? worker;
    private TimeSpan spent;
    private int starts;
    private CellRun? givenUp;

    public async Task<CellRun> RunAsync(NotebookCell cell, CancellationToken token)
    {
        while (worker is null && givenUp is null)
            await StartAsync(token);
        if (spent > options.CopyTimeout)
            givenUp ??= CellRun.NotReached("not reached", $"The cells before it took {options.CopyTimeout.TotalSeconds} s together.");
        if (givenUp is not null)
            return givenUp;
        var run = await RunAsync(cell, options.Timeout, token);
        if (worker is not null)
            ended.Add(cell);
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        if (worker is not null)
            await worker.DisposeAsync();
        worker = null;
    }

    // A cell that ended once may take the process down when it is repeated: then there is no process yet, and one cell fewer to repeat.
    private async Task StartAsync(CancellationToken token)
    {
        if (starts++ == MostStarts)
        {
            givenUp = CellRun.NotReached("not reached", $"The cells before it ended their process {MostStarts} times.");
            return;
        }
        worker = await WorkerProcess.StartAsync(folder, options.Limits, token);
        if (await RunAsync(setup, SetupTimeout, token) is { Trouble: not null } failed)
            givenUp = failed with { Trouble = "setup failed" };
        for (int repeated = 0; repeated < ended.Count && givenUp is null && worker is not null; repeated++)
        {
            await RunAsync(ended[repeated], options.Timeout, token);
            if (worker is null)
                ended.RemoveAt(repeated);
        }
    }

    private async Task<CellRun> RunAsync(NotebookCell cell, TimeSpan timeout, CancellationToken token)
    {
        var clock = Stopwatch.StartNew();
        var outputs = new CellOutputs(executionCount: 0);
        var exchange = new CellExchange(worker!, outputs, update => outputs.Update(update), timeout, _ => { });
        var error = await exchange.RunAsync(new(cell.Number, CheckCalls.Shown(cell.Source)), token);
        if (!exchange.IsFinished)
            await DisposeAsync();
        if (cell != setup)
            spent += exchange.Elapsed;
        return new CellRun(outputs.ToJson(), clock.Elapsed.TotalSeconds, error is null ? null : Troubles.Name(error), error is null ? "" : $"{error.Name}: {error.Message}");
    }
}
