using SequenceModels.Training;

namespace SequenceModels.Data.Tasks;

public static partial class SequenceTasks
{
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
