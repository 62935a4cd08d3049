namespace SequenceModels.Numerics;

/// <summary>Threads that stay awake a moment for the next piece of work: a training step has several, some ten microseconds apart.</summary>
/// <remarks>A thread of the pool is asleep by then; to wake it takes as long as many a piece of work.</remarks>
internal static class Team
{
    // About a tenth of a millisecond; between two looks others get their turn.
    private const int LooksBeforeSleep = 200;

    private static readonly List<ManualResetEventSlim> Bells = [];
    private static TeamWork work = new(0, _ => { });
    private static int busy;

    /// <summary>Calls the work with each of 0 … pieces − 1, at the same time; alone where the team has other work already.</summary>
    public static void Run(int pieces, Action<int> piece)
    {
        var mine = new TeamWork(pieces, piece);
        if (Interlocked.Exchange(ref busy, 1) == 1)
        {
            mine.Finish();
            return;
        }
        try
        {
            Volatile.Write(ref work, mine);
            for (int helper = 0; helper < pieces - 1; helper++)
                Ring(helper);
            mine.Finish();
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    private static void Ring(int helper)
    {
        if (helper == Bells.Count)
        {
            var bell = new ManualResetEventSlim(false, LooksBeforeSleep);
            Bells.Add(bell);
            new Thread(() => Help(bell)) { IsBackground = true, Name = "SequenceModels helper" }.Start();
        }
        Bells[helper].Set();
    }

    private static void Help(ManualResetEventSlim bell)
    {
        while (true)
        {
            bell.Wait();
            bell.Reset();
            Volatile.Read(ref work).Help();
        }
    }
}
