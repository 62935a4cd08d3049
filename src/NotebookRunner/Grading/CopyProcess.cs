using System.Diagnostics;
using System.Security.Cryptography;

namespace NotebookRunner.Grading;

/// <summary>The process in which the cells of one copy run, begun again when a cell hangs or takes it down.</summary>
/// <remarks>A new process repeats the setup and the cells that had ended, without the one that did the harm, in a new folder: in the old one a cell may have put a setup of its own.</remarks>
internal sealed class CopyProcess(NotebookCell setup, GradeOptions options, Workspace workspace) : IAsyncDisposable
{
    private const int MostStarts = 6;

    // The setup is the course's own and loads the library: its time is not the student's.
    private static readonly TimeSpan SetupTimeout = TimeSpan.FromMinutes(2);

    private readonly string key = RandomNumberGenerator.GetHexString(64);
    private readonly List<NotebookCell> ended = [];
    private ScratchFolder? scratch;
    private WorkerProcess? worker;
    private TimeSpan spent;
    private TimeSpan restored;
    private int starts;
    private CellRun? givenUp;

    public async Task<CellRun> RunAsync(NotebookCell cell, CancellationToken token)
    {
        while (worker is null && givenUp is null)
            await StartAsync(token);
        if (spent > options.CopyTimeout)
            givenUp ??= CellRun.NotReached("not reached", $"The cells before it took {options.CopyTimeout.TotalSeconds} s together.");
        if (restored > CellExchange.RestoreTimeout)
            givenUp ??= CellRun.NotReached("not reached", $"The packages of the cells before it took {CellExchange.RestoreTimeout.TotalMinutes} minutes together.");
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
        scratch?.Dispose();
        scratch = null;
    }

    // A cell that ended once may take the process down when it is repeated: then there is no process yet, and one cell fewer to repeat.
    private async Task StartAsync(CancellationToken token)
    {
        if (starts++ == MostStarts)
        {
            givenUp = CellRun.NotReached("not reached", $"The cells before it ended their process {MostStarts} times.");
            return;
        }
        scratch = new ScratchFolder(workspace);
        worker = await WorkerProcess.StartAsync(scratch.Notebooks, options.Limits, token);
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
        if (CellLanguage.Problem(cell) is { } language)
            return CellRun.NotReached(Troubles.Name(new CellError(ErrorKind.Directive, "Directive", language, null, [])), language);
        var clock = Stopwatch.StartNew();
        var testimony = new VerdictLog(key);
        var exchange = new CellExchange(worker!, timeout, testimony.Take);
        var error = await exchange.RunAsync(new(cell.Number, CellLanguage.Source(cell), cell == setup ? key : null), token);
        if (!exchange.IsFinished)
            await DisposeAsync();
        if (cell != setup)
            (spent, restored) = (spent + exchange.Elapsed, restored + exchange.Restored);
        return new CellRun(testimony.Verdicts, testimony.Tricks, clock.Elapsed.TotalSeconds, error is null ? null : Troubles.Name(error), Describe(error));
    }

    private string Describe(CellError? error) => error is null ? ""
        : $"{error.Name}: {error.Message}{(error.Package is null ? "" : options.Isolation.PackageAdvice)}";
}
