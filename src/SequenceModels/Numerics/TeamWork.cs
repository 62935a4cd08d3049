using System.Runtime.ExceptionServices;

namespace SequenceModels.Numerics;

/// <summary>Pieces of work that whoever is free takes one after the other.</summary>
/// <param name="pieces">How many.</param>
/// <param name="piece">Told which, from 0.</param>
internal sealed class TeamWork(int pieces, Action<int> piece)
{
    private int taken, finished;
    private Exception? error;

    /// <summary>Takes pieces until there are no more.</summary>
    public void Help()
    {
        for (int next; (next = Interlocked.Increment(ref taken) - 1) < pieces;)
        {
            try
            {
                piece(next);
            }
            catch (Exception thrown)
            {
                error = thrown;
            }
            Interlocked.Increment(ref finished);
        }
    }

    /// <summary>Helps, then waits for the pieces that others have taken; an error in any of them is thrown here.</summary>
    public void Finish()
    {
        Help();
        var wait = default(SpinWait);
        while (Volatile.Read(ref finished) < pieces)
            wait.SpinOnce(sleep1Threshold: -1);
        if (error is not null)
            ExceptionDispatchInfo.Throw(error);
    }
}
