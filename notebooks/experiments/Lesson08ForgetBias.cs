using SequenceModels.Layers;

namespace Experiments;

/// <summary>Does the forget gate's first bias decide when an LSTM arrives at adding? 16 units, Adam at 0.02; twenty seeds for 0 and 1, ten for 3.</summary>
internal sealed class Lesson08ForgetBias : IExperiment
{
    private static readonly (int Bias, int Seeds)[] starts = [(0, 20), (1, 20), (3, 10)];

    public string Name => "08-forget-bias";

    public IReadOnlyList<string> Columns { get; } = ["bias", "seed", "arrival", .. AddingRace.Moments.Select(updates => $"{updates}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from start in starts
        from seed in Enumerable.Range(1, start.Seeds)
        select ($"b_f = {start.Bias}, seed {seed}", (Func<IReadOnlyList<object>>)(() => Row(start.Bias, seed)));

    private static IReadOnlyList<object> Row(int bias, int seed)
    {
        double[] curve = AddingRace.Curve(random => SequenceModel.Lstm(2, 16, 1, random, ReadOut.LastStep, bias), 0.02, seed);
        return [bias, seed, AddingRace.Arrival(curve), .. curve.Select(loss => (object)Math.Round(loss, 3))];
    }
}
