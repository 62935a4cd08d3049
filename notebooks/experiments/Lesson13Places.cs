using SequenceModels.Layers;
using SequenceModels.Lessons;

namespace Experiments;

/// <summary>Lesson 13b: dropout in five places and several strengths on 100 digits, with its whole curves.</summary>
internal sealed class Lesson13Places : IExperiment
{
    private const int rounds = 12;                      // of ten epochs

    private static readonly int[] seeds = [.. Enumerable.Range(1, 10)];

    private static readonly double[] rates = [0.1, 0.3, 0.5, 0.7];

    public string Name => "13-places";

    public IReadOnlyList<string> Columns =>
        ["seed", "network", "place", "p", .. Enumerable.Range(1, rounds).Select(round => $"learnt {10 * round}"), .. Enumerable.Range(1, rounds).Select(round => $"unseen {10 * round}"), "right"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows()
    {
        var arms = from place in (string[])["input each step", "input once", "state each step", "state once", "output"]
                   from p in rates
                   select (Network: "one layer", Place: place, P: p);
        arms = [("one layer", "none", 0), .. arms, ("three layers", "none", 0), ("three layers", "between", 0.3), ("three layers", "between", 0.5),
            ("two LSTM layers", "none", 0), ("two LSTM layers", "between", 0.3), ("two LSTM layers", "between", 0.5)];
        return from seed in seeds
               from arm in arms
               select ($"{seed} {arm}", (Func<IReadOnlyList<object>>)(() =>
               {
                   var run = SmallDigits.Train(seed, random => Network(random, arm.Network, arm.Place, arm.P), SmallDigits.Training(100), 0.01, rounds);
                   return [seed, arm.Network, arm.Place, arm.P, .. run.Learnt.Cast<object>(), .. run.Unseen.Cast<object>(), run.Right[^1]];
               }));
    }

    private static SequenceModel Network(Random random, string network, string place, double p)
    {
        Dropout? At(string name) => place.StartsWith(name, StringComparison.Ordinal) ? new(p, perSequence: place.EndsWith("once", StringComparison.Ordinal)) : null;
        bool lstm = network.StartsWith("two LSTM", StringComparison.Ordinal);
        int J = network == "one layer" ? 1 : lstm ? 2 : 3;
        return SmallDigits.Network(random, J, 32, lstm, At("input"), At("between"), At("state"), At("output"));
    }
}
