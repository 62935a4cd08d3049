using System.Collections.Concurrent;
using SequenceModels.Probability;

namespace Experiments;

/// <summary>Tables of counts and the network of lesson 07 against the amount of text: both learn the last 15,000 … all characters of the training text.</summary>
/// <remarks>
/// What is chosen (context of a table, learning steps of the network) is chosen for each amount on its last tenth, for the network with seed 0, which is not among those judged.
/// Then all of it is learnt. On the whole text the networks are those of <see cref="Lesson07Rnn"/>, and one here that has four times their steps.
/// </remarks>
internal sealed class Lesson07TextLength : IExperiment
{
    private const int LongestContext = 20;

    private static readonly int[] Lengths = [15_000, 30_000, 60_000, 120_000, CharacterText.Train.Length];
    private static readonly (int Length, int FirstSteps)[] Networks = [(15_000, 250), (60_000, 1000)];
    private static readonly int[] Seeds = [.. Enumerable.Range(1, 10)];

    private static readonly ConcurrentDictionary<int, Lazy<int>> ChosenSteps = new();

    public string Name => "07-text-length";

    public IReadOnlyList<string> Columns => ["characters", "model", "seed", "chosen", "bits"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
    [
        .. Lengths.Select(length => ($"Kneser-Ney, {length}", Work(() => Table(length, "Kneser-Ney", Smoothing.KneserNey)))),
        .. Lengths.Select(length => ($"Witten-Bell, {length}", Work(() => Table(length, "Witten-Bell", Smoothing.WittenBell)))),
        .. Networks.SelectMany(network => Seeds.Select(seed =>
            ($"RNN, {network.Length}, seed {seed}", Work(() => Network(network.Length, seed, Chosen(network.Length, network.FirstSteps)))))),
        ("RNN, all, four times the steps", Work(() => Network(CharacterText.Train.Length, seed: 1, steps: 8000))),
    ];

    private static Func<IReadOnlyList<object>> Work(Func<object[]> row) => row;

    private static int[] Portion(int length) => CharacterText.Train.Ids[^length..];

    private static object[] Table(int length, string name, Smoothing smoothing)
    {
        int[] ids = Portion(length);
        double[] tried = Fit(ids[..(length * 9 / 10)]).BitsByContext(ids[(length * 9 / 10)..]);
        int chosen = Array.IndexOf(tried, tried.Min());
        return [length, name, 0, chosen, Fit(ids).BitsByContext(CharacterText.HeldOut.Ids)[chosen]];

        NGramModel Fit(int[] text) => NGramModel.Fit(text, LongestContext + 1, CharacterText.Symbols, smoothing);
    }

    private static object[] Network(int length, int seed, int steps)
    {
        var model = CharacterText.TrainOn(CharacterText.Rnn(seed), Portion(length), steps);
        return [length, "RNN", seed, steps, CharacterText.Bits(model, CharacterText.HeldOut.Ids)];
    }

    private static int Chosen(int length, int first) => ChosenSteps.GetOrAdd(length, _ => new(() => Choose(length, first))).Value;

    // Twice as many steps are tried until that brings nothing.
    private static int Choose(int length, int first)
    {
        int[] ids = Portion(length);
        double Bits(int steps) => CharacterText.Bits(CharacterText.TrainOn(CharacterText.Rnn(seed: 0), ids[..(length * 9 / 10)], steps), ids[(length * 9 / 10)..]);
        var (steps, best) = (first, Bits(first));
        for (double next = Bits(2 * steps); next < best; next = Bits(2 * steps))
            (steps, best) = (2 * steps, next);
        return steps;
    }
}
