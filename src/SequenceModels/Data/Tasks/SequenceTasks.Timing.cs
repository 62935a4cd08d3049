using SequenceModels.Training;

namespace SequenceModels.Data.Tasks;

public static partial class SequenceTasks
{
    /// <summary>ln 2: both pauses are as likely.</summary>
    public static double TimingBaseline { get; } = Math.Log(2);

    /// <summary>Two ticks in silence: are they T/2 steps apart, or one more?</summary>
    /// <remarks>
    /// After the spike delays of Gers, Schraudolph and Schmidhuber, "Learning precise timing with LSTM recurrent networks" (2002), who gave the gates
    /// peepholes for it. The first tick comes at a random time, so that the clock on the wall is of no use. Lesson 09 uses it.
    /// </remarks>
    /// <param name="examples">B ≥ 1.</param>
    /// <param name="length">T ≥ 4.</param>
    /// <param name="random">The source of randomness.</param>
    /// <returns>x [1×B] a step, 1 at the two ticks, else 0. Target [B], after the last step: 0 for ⌊T/2⌋ steps apart, 1 for one more.</returns>
    public static Batch<int[]> Timing(int examples, int length, Random random)
    {
        Check(examples, length, shortest: 4, random);
        var x = new Sequence(1, length, examples);
        var target = new int[examples];
        for (int b = 0; b < examples; b++)
        {
            target[b] = random.Next(2);
            int first = random.Next(length - length / 2 - 1), second = first + length / 2 + target[b];
            x.Columns[0, first * examples + b] = x.Columns[0, second * examples + b] = 1;
        }
        return new Batch<int[]>(x, target);
    }
}
