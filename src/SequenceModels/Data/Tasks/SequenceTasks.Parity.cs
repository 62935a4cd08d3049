using SequenceModels.Training;

namespace SequenceModels.Data.Tasks;

public static partial class SequenceTasks
{
    /// <summary>Bits; is the number of ones so far odd? A lamp with a button.</summary>
    /// <remarks>Minsky and Papert, "Perceptrons" (1969), for sequences. Lesson 15b uses it.</remarks>
    /// <param name="examples">B ≥ 1.</param>
    /// <param name="length">T ≥ 1.</param>
    /// <param name="random">The source of randomness.</param>
    /// <returns>x symbols 0 and 1, for a model that begins with an embedding. Targets at every step, 0 (even) and 1 (odd).</returns>
    public static Batch<int[]> Parity(int examples, int length, Random random)
    {
        Check(examples, length, shortest: 1, random);
        var bits = new int[length * examples];
        foreach (ref int bit in bits.AsSpan())
            bit = random.Next(2);
        int[] odd = [.. bits];
        for (int n = examples; n < odd.Length; n++)
            odd[n] ^= odd[n - examples];                // the step before, same example
        return new(Sequence.OfSymbols(bits, examples), odd);
    }
}
