using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Data;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Probability;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Lesson 12b: an RNN on the airline passengers, fed levels, monthly or yearly changes of the logarithm, trained for more or fewer epochs; chosen on 1957, judged on 1958 to 1960. For the levels also with a scale that has seen all months.</summary>
internal sealed class Lesson12Airline : IExperiment
{
    private static readonly int[] seeds = [.. Enumerable.Range(1, 10)], epochs = [30, 100, 300, 600, 1200];

    private static readonly double[] passengers = TimeSeries.FromCsv(Path.Combine(Catalogue.Folder, "..", "airline-passengers.csv"), "passengers", "month").Values;

    private static readonly double[] logs = [.. passengers.Select(value => Math.Log(value))];

    public string Name => "12-airline";

    public IReadOnlyList<string> Columns => ["seed", "lag", "scale", "epochs", "1957", .. Enumerable.Range(1, 12).Select(k => $"k {k}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from seed in seeds
        from arm in ((int Lag, string Scale)[])[(0, "training part"), (0, "all months"), (1, "training part"), (12, "training part")]
        from n in epochs
        select ($"{seed} {arm} {n}", (Func<IReadOnlyList<object>>)(() => [seed, arm.Lag, arm.Scale, n, .. Measure(seed, arm.Lag, arm.Scale == "all months", n).Cast<object>()]));

    private static IEnumerable<double> Measure(int seed, int lag, bool peep, int n)
    {
        Standardizer Scale(int end) => Standardizer.Fit(peep ? Fed(lag) : Fed(lag)[..(end - lag)]);
        var (early, late) = (Scale(96), Scale(108));
        SequenceModel chooses = Learn(seed, lag, early, n, 96), judged = Learn(seed, lag, late, n, 108);
        return [Score(chooses, lag, early, 12, 96, 108), .. Enumerable.Range(1, 12).Select(k => Score(judged, lag, late, k, 108, 144))];
    }

    /// <summary>Levels (lag 0), or changes since so many months ago.</summary>
    private static double[] Fed(int lag) => lag == 0 ? logs : [.. logs.Skip(lag).Zip(logs, (now, before) => now - before)];

    private static SequenceModel Learn(int seed, int lag, Standardizer scale, int n, int end)
    {
        double[] z = scale.Apply(Fed(lag)[..(end - lag)]);
        Batch<Matrix<double>> known = new(Sequence.Of(z[..^1]), Matrix<double>.Build.DenseOfRowArrays(z[1..]));
        return SeededRun.Train([seed], random => SequenceModel.Rnn(1, 32, 1, random), new SquaredError(), [known], n, learningRate: 0.002)[0].Model;
    }

    /// <summary>The RMSE, in thousands, of forecasts k months ahead.</summary>
    private static double Score(SequenceModel model, int lag, Standardizer scale, int k, int from, int end)
    {
        var tape = model.Forward(Sequence.Of(scale.Apply(Fed(lag))));
        var said = Waves.Continue(model, tape.Prediction, new State(tape.Recurrent.H.Columns), k);
        double Month(int t)
        {
            double[] path = scale.Undo([.. said.Select(o => o[0, t - k - lag])]);
            return lag switch { 0 => path[^1], 1 => logs[t - k] + path.Sum(), _ => logs[t - lag] + path[^1] };
        }
        return ForecastError.Rmse([.. Enumerable.Range(from, end - from).Select(t => Math.Exp(Month(t)))], passengers.AsSpan(from, end - from));
    }
}
