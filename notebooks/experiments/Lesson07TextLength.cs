using SequenceModels.Probability;

namespace Experiments;

/// <summary>Tables of counts and the network of lesson 07b against the amount of text: the last 15,000 … all characters of the training text.</summary>
/// <remarks>
/// What is chosen (context of a table, learning steps of the network) is chosen for each amount on its last tenth, for the network with seed 0, which is not among those judged.
/// Then all of it is learnt. The networks here learn the smallest amount; on the whole text they are those of <see cref="Lesson07Rnn"/>.
/// </remarks>
internal sealed class Lesson07TextLength : IExperiment
{
    private const int LongestContext = 20, FewestSteps = 250;

    private static readonly int[] Lengths = [15_000, 30_000, 60_000, 120_000, CharacterText.Train.Length];
    private static readonly int[] Seeds = [.. Enumerable.Range(1, 10)];

    private static readonly Lazy<int> ChosenSteps = new(ChooseSteps);

    public string Name => "07-text-length";

    public IReadOnlyList<string> Columns => ["characters", "model", "seed", "chosen", "bits"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
    [
        .. Lengths.Select(length => ($"Kneser-Ney, {length}", Work(() => Table(length, "Kneser-Ney", Smoothing.KneserNey)))),
        .. Lengths.Select(length => ($"Witten-Bell, {length}", Work(() => Table(length, "Witten-Bell", Smoothing.WittenBell)))),
        .. Seeds.Select(seed => ($"RNN, {Lengths[0]}, seed {seed}", Work(() => Network(seed)))),
    ];

    private static Func<IReadOnlyList<object>> Work(Func<object[]> row) => row;

    private static int[] Portion(int length) => CharacterText.Train.Ids[^length..];

    private static object[] Table(int length, string name, Smoothing smoothing)
    {
        var (learn, judge) = Parts(length);
        double[] tried = Fit(learn).BitsByContext(judge);
        int chosen = Array.IndexOf(tried, tried.Min());
        return [length, name, 0, chosen, Fit(Portion(length)).BitsByContext(CharacterText.HeldOut.Ids)[chosen]];

        NGramModel Fit(int[] text) => NGramModel.Fit(text, LongestContext + 1, CharacterText.Symbols, smoothing);
    }

    private static object[] Network(int seed)
    {
        var model = CharacterText.TrainOn(CharacterText.Rnn(seed), Portion(Lengths[0]), ChosenSteps.Value);
        return [Lengths[0], "RNN", seed, ChosenSteps.Value, CharacterText.Bits(model, CharacterText.HeldOut.Ids)];
    }

    // Twice as many steps are tried until that brings nothing.
    private static int ChooseSteps()
    {
        var (learn, judge) = Parts(Lengths[0]);
        double Bits(int steps) => CharacterText.Bits(CharacterText.TrainOn(CharacterText.Rnn(seed: 0), learn, steps), judge);
        var (steps, best) = (FewestSteps, Bits(FewestSteps));
        for (double next = Bits(2 * steps); next < best; next = Bits(2 * steps))
            (steps, best) = (2 * steps, next);
        return steps;
    }

    // What is learnt from and what the choice is made on.
    private static (int[] Learn, int[] Judge) Parts(int length)
    {
        int[] ids = Portion(length);
        return (ids[..(length * 9 / 10)], ids[(length * 9 / 10)..]);
    }
}
