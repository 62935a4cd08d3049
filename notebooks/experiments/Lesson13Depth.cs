using SequenceModels.Lessons;

namespace Experiments;

/// <summary>Lesson 13: one layer or three, at equal units and at equal parameters, on 200 digits at two rates and on 1,000, 60 epochs each.</summary>
internal sealed class Lesson13Depth : IExperiment
{
    private const int rounds = 6;                       // of ten epochs

    private static readonly (int Digits, double Rate)[] tracks = [(200, 0.01), (200, 0.005), (1000, 0.005)];

    // 1,834 weights, 5,994 weights in three layers and as many in one.
    private static readonly (int Layers, int Units)[] networks = [(1, 32), (1, 66), (3, 32)];

    public string Name => "13-depth";

    public IReadOnlyList<string> Columns => ["seed", "digits", "rate", "layers", "units",
        .. Enumerable.Range(1, rounds).Select(round => $"learnt {10 * round}"), .. Enumerable.Range(1, rounds).Select(round => $"right {10 * round}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from track in tracks
        from network in networks
        from seed in Enumerable.Range(1, 10)
        select ($"{seed} {track} {network}", (Func<IReadOnlyList<object>>)(() =>
        {
            var data = track.Digits == 200 ? SmallDigits.Training(200) : SmallDigits.Training(1000);
            var run = SmallDigits.Train(seed, random => SmallDigits.Network(random, network.Layers, network.Units), data, track.Rate, rounds);
            return [seed, track.Digits, track.Rate, network.Layers, network.Units, .. run.Learnt.Cast<object>(), .. run.Right.Cast<object>()];
        }));
}
