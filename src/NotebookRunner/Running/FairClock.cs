using System.Diagnostics;

namespace NotebookRunner.Running;

/// <summary>The time that a process has had. Where others keep the processors busy, waiting for one does not count, up to twice the rest.</summary>
/// <param name="processorTime">The processor time that the process has used so far.</param>
/// <remarks>
/// The checks of exercises give a learner's function time by the same rule (<c>LearnerCode</c>). Neither side may know the other: the library is loaded by any host, and
/// the runner loads it as it would load any other.
/// </remarks>
internal sealed class FairClock(Func<TimeSpan> processorTime)
{
    // A process that gets less than half a processor is kept waiting; one that uses none at all may also be asleep for ever.
    private const int FullShare = 2;

    /// <summary>By how much what a process has can be less than what the clock on the wall shows.</summary>
    public const int LongestWait = 3;

    private readonly long begun = Stopwatch.GetTimestamp();
    private readonly TimeSpan usedBefore = processorTime();

    /// <summary>How long it is since then for everybody else.</summary>
    public TimeSpan Wall => Stopwatch.GetElapsedTime(begun);

    public TimeSpan Elapsed
    {
        get
        {
            TimeSpan wall = Wall, computed = FullShare * (processorTime() - usedBefore), least = wall / LongestWait;
            return computed > wall ? wall : computed > least ? computed : least;
        }
    }
}
