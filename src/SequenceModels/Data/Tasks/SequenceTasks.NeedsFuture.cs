using SequenceModels.Training;

namespace SequenceModels.Data.Tasks;

public static partial class SequenceTasks
{
    /// <summary>½·ln 2·(T − 1)/T, the least that a model pays which reads from left to right: where two bits differ, the third decides, and it is yet to come.</summary>
    /// <remarks>Such a model is right at most in a share 1 − (T − 1)/(4T) of the steps.</remarks>
    /// <param name="steps">T ≥ 1.</param>
    public static double NeedsFutureBaseline(int steps) => 0.5 * Math.Log(2) * (steps - 1) / steps;

    /// <summary>Bits; is the majority of the one before, this one and the next one? (Beyond the ends lie zeros.)</summary>
    /// <remarks>
    /// Of our own making, for layers that read in both directions (Schuster and Paliwal, "Bidirectional recurrent neural networks", 1997). A vote, and no
    /// exclusive or, since the read-out of two directions adds what each of them knows. Lesson 09 uses it.
    /// </remarks>
    /// <param name="examples">B ≥ 1.</param>
    /// <param name="length">T ≥ 1.</param>
    /// <param name="random">The source of randomness.</param>
    /// <returns>x [1×B] a step, 0 or 1. Targets at every step, classes 0 and 1.</returns>
    public static Batch<int[]> NeedsFuture(int examples, int length, Random random)
    {
        Check(examples, length, shortest: 1, random);
        int[] bits = [.. Enumerable.Range(0, length * examples).Select(_ => random.Next(2))];
        int At(int n) => n >= 0 && n < bits.Length ? bits[n] : 0;
        int[] target = [.. bits.Select((bit, n) => (At(n - examples) + bit + At(n + examples)) / 2)];
        var row = Matrix<Real>.Build.Dense(1, bits.Length, [.. bits.Select(bit => (Real)bit)]);
        return new Batch<int[]>(new Sequence(row, examples), target);
    }
}
