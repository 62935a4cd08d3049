namespace Experiments;

/// <summary>Lesson 13: one layer or three, at equal units and at equal parameters, on 1,000 digits until the training has converged.</summary>
internal sealed class Lesson13Depth : IExperiment
{
    private const int rounds = 6;                       // of ten epochs

    private static readonly int[] seeds = [.. Enumerable.Range(1, 10)];

    // 1,834 weights in the first three, about 6,000 in the last three.
    private static readonly (int Layers, int Units, double Rate)[] arms =
        [(1, 32, 0.005), (1, 32, 0.01), (3, 17, 0.005), (3, 32, 0.005), (1, 66, 0.005), (1, 66, 0.01)];

    public string Name => "13-depth";

    public IReadOnlyList<string> Columns =>
        ["seed", "layers", "units", "rate", .. Enumerable.Range(1, rounds).Select(round => $"learnt {10 * round}"), .. Enumerable.Range(1, rounds).Select(round => $"right {10 * round}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from seed in seeds
        from arm in arms
        select ($"{seed} {arm}", (Func<IReadOnlyList<object>>)(() =>
        {
            var run = DroppedDigits.Study(seed, random => DroppedDigits.Network(random, arm.Layers, arm.Units), DroppedDigits.Thousand, arm.Rate, rounds);
            return [seed, arm.Layers, arm.Units, arm.Rate, .. run.Train.Cast<object>(), .. run.Right.Cast<object>()];
        }));
}
