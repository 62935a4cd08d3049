using System.Runtime.ExceptionServices;

namespace SequenceModels.Numerics;

/// <summary>How many cores the library uses. Results do not depend on it, to the last bit.</summary>
public static class Cores
{
    /// <summary>Most cores used at once, at least 1; default all of the machine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public static int Limit
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = Environment.ProcessorCount;

    /// <summary>Cuts 0 … count − 1 into pieces, one for each core, and calls the work with (first, how many) for each at the same time.</summary>
    /// <param name="count">How many things there are.</param>
    /// <param name="grain">Pieces are multiples of it, but for the last.</param>
    /// <param name="most">Most pieces that pay; below 2 all is done here.</param>
    /// <param name="work">Told the first and how many.</param>
    internal static void Share(int count, int grain, int most, Action<int, int> work)
    {
        int grains = (count + grain - 1) / grain, pieces = Math.Min(Math.Min(Limit, most), grains);
        if (pieces < 2)
            work(0, count);
        else
            ShareAmong(pieces, piece => work(Start(piece), Start(piece + 1) - Start(piece)));

        int Start(int piece) => Math.Min(count, (int)((long)grains * piece / pieces) * grain);
    }

    // What went wrong in a piece is told as if there were no pieces.
    private static void ShareAmong(int pieces, Action<int> piece)
    {
        try
        {
            Parallel.For(0, pieces, new ParallelOptions { MaxDegreeOfParallelism = Limit }, piece);
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
        }
    }
}
