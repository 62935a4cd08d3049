using System.Diagnostics;

namespace SequenceModels.Benchmarks;

/// <summary>Times a piece of work as the reference does: inner loops of at least 0.2 seconds, so many repetitions of them.</summary>
/// <param name="repetitions">How many times.</param>
/// <param name="cpu">Processor time of the process instead of wall-clock time.</param>
internal sealed class Clock(int repetitions, bool cpu)
{
    private const double Target = 0.2;

    /// <returns>Milliseconds a call, sorted.</returns>
    public double[] Measure(Action work)
    {
        // The compiler replaces a method that is called often by a better one, in the background: warm up until that is done.
        int calls = WarmUp(work);
        var times = new double[repetitions];
        for (int i = 0; i < repetitions; i++)
        {
            double seconds;
            while ((seconds = Seconds(work, calls)) < Target)
                calls = (int)(calls * 1.2 * Target / Math.Max(seconds, 1e-6)) + 1;
            times[i] = seconds / calls * 1e3;
        }
        Array.Sort(times);
        return times;
    }

    private static int WarmUp(Action work)
    {
        var watch = Stopwatch.StartNew();
        int calls = 0;
        for (; watch.Elapsed.TotalSeconds < 1.5 || calls < 40; calls++)
            work();
        return Math.Max(1, (int)(calls * Target / watch.Elapsed.TotalSeconds));
    }

    private double Seconds(Action work, int calls)
    {
        double start = Now();
        for (int i = 0; i < calls; i++)
            work();
        return Now() - start;
    }

    private double Now() => cpu ? Environment.CpuUsage.TotalTime.TotalSeconds : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
}
