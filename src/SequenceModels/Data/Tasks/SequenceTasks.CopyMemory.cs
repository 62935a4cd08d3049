using SequenceModels.Training;

namespace SequenceModels.Data.Tasks;

public static partial class SequenceTasks
{
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
}
