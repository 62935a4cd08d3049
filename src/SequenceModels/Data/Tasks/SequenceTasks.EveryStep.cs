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

    private const double QuoteShare = 0.1, SpaceShare = 0.15;
    private const char Quote = '"';

    /// <summary>The symbols of <see cref="QuotedText"/>: the quotation mark, the space, a … z.</summary>
    public static Vocabulary QuotedVocabulary { get; } = Vocabulary.FromText($"{Quote} abcdefghijklmnopqrstuvwxyz");

    /// <summary>The loss of a model that sees the symbol and counts the steps, but does not remember whether a quotation is open.</summary>
    /// <remarks>
    /// With q = 0.1 marks a step, one is open after t steps with probability p_t = ½(1 − (1 − 2q)^t); knowing the symbol leaves the doubt of the step
    /// before, so the loss is the mean entropy of p_0 … p_{T−1}, which nears ln 2.
    /// </remarks>
    /// <param name="steps">T ≥ 1.</param>
    public static double QuotedTextBaseline(int steps) =>
        Enumerable.Range(0, steps).Average(t => Entropy(0.5 * (1 - Math.Pow(1 - 2 * QuoteShare, t))));

    /// <summary>Text with quotations; at every symbol: is it inside one?</summary>
    /// <remarks>
    /// Of our own making, after the "inside quotes" unit of Karpathy, Johnson and Fei-Fei, "Visualizing and understanding recurrent networks" (2015).
    /// A mark that opens counts as inside, one that closes as outside. Lesson 07b looks for such a unit in real text.
    /// </remarks>
    /// <param name="examples">B ≥ 1.</param>
    /// <param name="length">T ≥ 1 symbols.</param>
    /// <param name="random">The source of randomness.</param>
    /// <returns>x one-hot [V×B] a step, rows as in <see cref="QuotedVocabulary"/>. Targets at every step: 1 inside, 0 outside.</returns>
    public static Batch<int[]> QuotedText(int examples, int length, Random random)
    {
        Check(examples, length, shortest: 1, random);
        int quote = QuotedVocabulary.Id(Quote.ToString());
        var (ids, target) = (new int[length * examples], new int[length * examples]);
        for (int n = 0; n < ids.Length; n++)
        {
            ids[n] = QuotedVocabulary.Id(Symbol(random).ToString());
            int before = n < examples ? 0 : target[n - examples];
            target[n] = ids[n] == quote ? 1 - before : before;
        }
        return new Batch<int[]>(OneHot(ids, QuotedVocabulary.Size, examples), target);
    }

    private static char Symbol(Random random) => random.NextDouble() switch
    {
        < QuoteShare => Quote,
        < QuoteShare + SpaceShare => ' ',
        _ => (char)('a' + random.Next(26)),
    };

    /// <summary>−p ln p − (1 − p) ln(1 − p), in nats.</summary>
    private static double Entropy(double p) => p is 0 or 1 ? 0 : -p * Math.Log(p) - (1 - p) * Math.Log(1 - p);
}
