using System.Diagnostics;

namespace NotebookRunner.Running;

/// <summary>What a cell has had of its time. Fetching packages is counted for itself, so that whoever says again and again that some are fetched gains nothing.</summary>
/// <param name="processorTime">The processor time that the cell's process has used so far.</param>
/// <param name="timeout">How long the cell may take beside.</param>
/// <param name="restoreTimeout">How long fetching its packages may take, all together.</param>
internal sealed class CellClock(Func<TimeSpan> processorTime, TimeSpan timeout, TimeSpan restoreTimeout)
{
    private readonly Stopwatch all = Stopwatch.StartNew();
    private readonly Stopwatch restores = new();
    private FairClock running = new(processorTime);
    private TimeSpan before;

    public TimeSpan Elapsed => restores.IsRunning ? before : before + running.Elapsed;

    public TimeSpan Restored => restores.Elapsed;

    /// <summary>How long it is since the cell began, without its packages, for everybody else.</summary>
    public TimeSpan Wall => all.Elapsed - restores.Elapsed;

    public bool IsRestoreLate => Restored > restoreTimeout;

    public bool IsLate => IsRestoreLate || Elapsed > timeout;

    public void StartRestore()
    {
        before = Elapsed;
        restores.Start();
    }

    public void EndRestore()
    {
        before = Elapsed;
        restores.Stop();
        running = new FairClock(processorTime);
    }
}
