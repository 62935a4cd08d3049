using SequenceModels.Training;

namespace SequenceModels.Data.Tasks;

public static partial class SequenceTasks
{
    /// <summary>ln 4: four orders, all as likely.</summary>
    public static double TemporalOrderBaseline { get; } = Math.Log(4);

    /// <summary>Temporal order: among symbols that mean nothing, X or Y appears twice; in which order?</summary>
    /// <remarks>
    /// Hochreiter and Schmidhuber (1997), experiment 6a: the sequence begins with E and ends with B, the first sign stands between T/10 and 2T/10, the
    /// second between 5T/10 and 6T/10, the rest are a, b, c, d at random. Symbols a b c d X Y B E are rows 0 … 7.
    /// </remarks>
    /// <param name="examples">B ≥ 1.</param>
    /// <param name="length">T ≥ 10.</param>
    /// <param name="random">The source of randomness.</param>
    /// <returns>x one-hot [8×B] a step. Target [B], after the last step: 0 for XX, 1 for XY, 2 for YX, 3 for YY.</returns>
    public static Batch<int[]> TemporalOrder(int examples, int length, Random random)
    {
        Check(examples, length, shortest: 10, random);
        const int meaningless = 4, x = 4, end = 6, begin = 7;
        var (ids, target) = (new int[length * examples], new int[examples]);
        for (int b = 0; b < examples; b++)
        {
            for (int t = 0; t < length; t++)
                ids[t * examples + b] = t == 0 ? begin : t == length - 1 ? end : random.Next(meaningless);
            var (first, second) = (random.Next(2), random.Next(2));
            ids[random.Next(length / 10, 2 * length / 10) * examples + b] = x + first;
            ids[random.Next(5 * length / 10, 6 * length / 10) * examples + b] = x + second;
            target[b] = 2 * first + second;
        }
        return new Batch<int[]>(OneHot(ids, begin + 1, examples), target);
    }
}
