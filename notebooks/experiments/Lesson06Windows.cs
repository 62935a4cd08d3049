namespace Experiments;

/// <summary>Temporal order through windows that see neither sign, from a spectral radius of 0.4: does patience help? Ten seeds; the loss in nats, mean of 50 updates.</summary>
internal sealed class Lesson06Windows : IExperiment
{
    private const int Updates = 2000;
    private static readonly int[] windows = [3, 5];
    private static readonly int[] moments = [500, 1000, 1500, Updates];

    public string Name => "06-windows";

    public IReadOnlyList<string> Columns { get; } = ["window", "seed", .. moments.Select(updates => $"after {updates}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from window in windows
        from seed in Enumerable.Range(1, 10)
        select ($"window {window}, seed {seed}", (Func<IReadOnlyList<object>>)(() => Row(window, seed)));

    private static IReadOnlyList<object> Row(int window, int seed)
    {
        double[] losses = TemporalOrder.Learn(0.4, window, seed, Updates);
        return [window, seed, .. TemporalOrder.Moments(Updates).Zip(losses).Where(point => moments.Contains(point.First)).Select(point => (object)Math.Round(point.Second, 3))];
    }
}
