using SequenceModels.Training;

namespace SequenceModels.Data.Tasks;

public static partial class SequenceTasks
{
    /// <summary>1/6, the squared error of always answering 1: the variance of a sum of two numbers drawn evenly from [0, 1).</summary>
    public const double AddingBaseline = 1.0 / 6;

    /// <summary>The adding problem: many numbers pass by, two are marked; what is their sum?</summary>
    /// <remarks>
    /// Hochreiter and Schmidhuber, "Long short-term memory" (1997), experiment 4, in the form of Arjovsky, Shah and Bengio, "Unitary evolution recurrent neural
    /// networks" (2016): one mark in each half, so that the lag is T/2 on average. Lesson 08b runs the race.
    /// </remarks>
    /// <param name="examples">B ≥ 1.</param>
    /// <param name="length">T ≥ 2.</param>
    /// <param name="random">The source of randomness.</param>
    /// <returns>x [2×B] a step: a number in [0, 1) and a mark, 1 twice, else 0. Target [1×B], after the last step: the sum of the marked numbers.</returns>
    public static Batch<Matrix<Real>> Adding(int examples, int length, Random random)
    {
        Check(examples, length, shortest: 2, random);
        var x = new Sequence(2, length, examples);
        var sum = Matrix<Real>.Build.Dense(1, examples);
        for (int b = 0; b < examples; b++)
        {
            for (int t = 0; t < length; t++)
                x.Columns[0, t * examples + b] = (Real)random.NextDouble();
            foreach (int t in (ReadOnlySpan<int>)[random.Next(length / 2), random.Next(length / 2, length)])
            {
                x.Columns[1, t * examples + b] = 1;
                sum[0, b] += x.Columns[0, t * examples + b];
            }
        }
        return new Batch<Matrix<Real>>(x, sum);
    }

    private const int CopySymbols = 8, CopyLength = 10, Blank = CopySymbols, Go = CopySymbols + 1;

    /// <summary>10·ln 8 / (lag + 20): silence while silence is right, then ten guesses among eight symbols.</summary>
    /// <param name="lag">T of the literature, ≥ 1.</param>
    public static double CopyMemoryBaseline(int lag) => CopyLength * Math.Log(CopySymbols) / (lag + 2 * CopyLength);

    /// <summary>The copy memory problem: ten symbols, a long silence, a signal; then the ten symbols are wanted again.</summary>
    /// <remarks>
    /// Hochreiter and Schmidhuber (1997), in the form of Arjovsky, Shah and Bengio (2016): symbols 0 … 7, 8 is the blank, 9 the signal;
    /// the input has ten symbols, lag − 1 blanks, the signal and ten blanks; the target has lag + 10 blanks and the ten symbols.
    /// </remarks>
    /// <param name="examples">B ≥ 1.</param>
    /// <param name="length">The lag ≥ 1 between the last symbol and the signal; the sequence has lag + 20 steps.</param>
    /// <param name="random">The source of randomness.</param>
    /// <returns>x one-hot [10×B] a step, T = lag + 20. Targets at every step, classes 0 … 8.</returns>
    public static Batch<int[]> CopyMemory(int examples, int length, Random random)
    {
        Check(examples, length, shortest: 1, random);
        int steps = length + 2 * CopyLength;
        var (ids, target) = (new int[steps * examples], new int[steps * examples]);
        ids.AsSpan().Fill(Blank);
        target.AsSpan().Fill(Blank);
        ids.AsSpan((CopyLength + length - 1) * examples, examples).Fill(Go);
        for (int i = 0; i < CopyLength * examples; i++)
            target[(CopyLength + length) * examples + i] = ids[i] = random.Next(CopySymbols);
        return new Batch<int[]>(OneHot(ids, CopySymbols + 2, examples), target);
    }

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

    private const int Guests = 8, Hooks = 4, Coats = 6;

    /// <summary>Guests hand in their coats, each step one, then one of them comes back: on which hook is the coat? Nothing depends on order.</summary>
    /// <remarks>
    /// Associative recall, in the manner of Graves, Wayne and Danihelka, "Neural Turing machines" (2014), in one step for key and value. Lesson 15b uses it.
    /// </remarks>
    /// <param name="examples">B ≥ 1.</param>
    /// <param name="random">The source of randomness.</param>
    /// <returns>x [12×B] a step, T = 7: rows 0 … 7 the guest, 8 … 11 the hook, which the last step leaves out. Targets at every step: <see cref="NoTarget"/>, then the hook, 0 … 3.</returns>
    public static Batch<int[]> Cloakroom(int examples, Random random)
    {
        Check(examples, Coats + 1, shortest: 1, random);
        var x = new Sequence(Guests + Hooks, Coats + 1, examples);
        var target = new int[(Coats + 1) * examples];
        target.AsSpan().Fill(NoTarget);
        for (int b = 0; b < examples; b++)
        {
            int[] guests = [.. Enumerable.Range(0, Guests)];
            int[] hooks = [.. Enumerable.Range(0, Coats).Select(_ => random.Next(Hooks))];
            random.Shuffle(guests);
            for (int t = 0; t < Coats; t++)
                x.Columns[guests[t], t * examples + b] = x.Columns[Guests + hooks[t], t * examples + b] = 1;
            int asked = random.Next(Coats);
            x.Columns[guests[asked], Coats * examples + b] = 1;
            target[Coats * examples + b] = hooks[asked];
        }
        return new(x, target);
    }
}
