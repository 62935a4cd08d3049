using System.Text.Json;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace SequenceModels.Benchmarks;

/// <summary>The fifteen cases of the PyTorch reference: the same sizes, the same work, the same lines of JSON.</summary>
internal static class TorchCases
{
    private const int Outputs = 10;

    private static readonly (int Hidden, int Batch, int Steps, int Input)[] Sizes =
        [(32, 32, 35, 28), (100, 50, 20, 1), (128, 64, 28, 28), (256, 32, 35, 28), (512, 64, 35, 64)];

    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Run(Options options)
    {
        Cores.Limit = options.Threads;
        foreach (string cell in (string[])["RNN", "LSTM", "GRU"])
        {
            foreach (var (hidden, batch, steps, input) in Sizes)
            {
                if (!$"{cell}-{hidden}".StartsWith(options.Only, StringComparison.OrdinalIgnoreCase))
                    continue;
                var random = new Random(1);
                var model = SequenceModel.Of(Cell(cell, input, hidden, random), Outputs, random, ReadOut.LastStep);
                Console.WriteLine(Measure(cell, model, batch, steps, random, options));
            }
        }
    }

    private static RecurrentCell Cell(string name, int input, int hidden, Random random) => name switch
    {
        "RNN" => new RnnCell(input, hidden, random),
        "LSTM" => new LstmCell(input, hidden, random),
        _ => new GruCell(input, hidden, random),
    };

    private static string Measure(string cell, SequenceModel model, int batch, int steps, Random random, Options options)
    {
        int input = model.Layer.InputSize;
        var x = new Sequence(NormalMatrix(input, steps * batch, random), batch);
        var example = new Batch<Matrix<Real>>(x, NormalMatrix(Outputs, batch, random));
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 1e-3));
        var clock = new Clock(options.Repetitions, options.CpuClock);
        var forward = clock.Measure(() => model.Predict(x));
        var train = clock.Measure(() => trainer.Step(example));
        return JsonSerializer.Serialize(new
        {
            Cell = cell,
            Hidden = model.Layer.OutputSize,
            Batch = batch,
            T = steps,
            Input = input,
            options.Threads,
            ForwardMs = Median(forward),
            TrainMs = Median(train),
            ForwardMinMs = Rounded(forward[0]),
            ForwardMaxMs = Rounded(forward[^1]),
            TrainMinMs = Rounded(train[0]),
            TrainMaxMs = Rounded(train[^1]),
            Precision = typeof(Real).Name,
        }, Names).Replace("\"t\":", "\"T\":", StringComparison.Ordinal);
    }

    private static Matrix<Real> NormalMatrix(int rows, int columns, Random random) =>
        Matrix<Real>.Build.Dense(rows, columns, (_, _) => (Real)Normal.Sample(random, 0, 1));

    private static double Median(double[] sorted) => Rounded((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2);

    private static double Rounded(double milliseconds) => Math.Round(milliseconds, 4);
}
