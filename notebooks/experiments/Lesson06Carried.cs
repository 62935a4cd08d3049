namespace Experiments;

/// <summary>Temporal order through windows of 5 and 10 with the state carried into the window, and, as a control, reset at its start: what crosses the edge? Ten seeds, 500 updates.</summary>
/// <remarks>The training is that of <see cref="Lesson06Windows"/>.</remarks>
internal sealed class Lesson06Carried : IExperiment
{
    private const int Updates = 500;

    private static readonly (double Radius, int Window, bool Reset)[] Ways = [(0.7, 5, false), (1, 5, false), (1, 10, false), (1, 10, true)];

    public string Name => "06-carried";

    public IReadOnlyList<string> Columns { get; } = ["radius", "window", "state", "seed", .. TemporalOrder.Moments(Updates).Select(updates => $"{updates}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from way in Ways
        from seed in Enumerable.Range(1, 10)
        select ($"{way}, seed {seed}", (Func<IReadOnlyList<object>>)(() =>
        [
            way.Radius, way.Window, way.Reset ? "reset" : "carried", seed,
            .. TemporalOrder.Learn(way.Radius, way.Window, seed, Updates, way.Reset).Select(loss => (object)Math.Round(loss, 4)),
        ]));
}
