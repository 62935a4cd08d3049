using SequenceModels.Layers;

namespace Experiments;

/// <summary>The tanh RNN in the race of lesson 08b, at the LSTM's learning rate and at the one that suits it: 16 units, ten seeds.</summary>
internal sealed class Lesson08Rnn : IExperiment
{
    private static readonly double[] rates = [0.02, 0.005];

    public string Name => "08-rnn";

    public IReadOnlyList<string> Columns { get; } = ["rate", "seed", .. AddingRace.Moments.Select(updates => $"{updates}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from rate in rates
        from seed in Enumerable.Range(1, 10)
        select ($"η = {rate}, seed {seed}", (Func<IReadOnlyList<object>>)(() =>
            [rate, seed, .. AddingRace.Curve(New, rate, seed).Select(loss => (object)Math.Round(loss, 3))]));

    private static SequenceModel New(Random random) => SequenceModel.Rnn(2, 16, 1, random, ReadOut.LastStep);
}
