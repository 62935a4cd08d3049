using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Data.Images;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>What the experiments of lesson 13 share: digits of 14×14 pixels, stacks of layers with dropout in any place, and how they learn.</summary>
internal static class DroppedDigits
{
    private static readonly (LabeledImages Train, LabeledImages HeldOut) digits = Digits.Draw(1300, new Random(1)).Split(1000);

    /// <summary>1,000 digits to learn from.</summary>
    public static Batch<int[]> Thousand { get; } = Read(digits.Train);

    /// <summary>The first 200 of them.</summary>
    public static Batch<int[]> TwoHundred { get; } = Read(digits.Train.Split(200).Train);

    /// <summary>The first 100 of them.</summary>
    public static Batch<int[]> Hundred { get; } = Read(digits.Train.Split(100).Train);

    /// <summary>300 others.</summary>
    public static Batch<int[]> Exam { get; } = Read(digits.HeldOut);

    /// <summary>J layers of H units with dropout on the input, between the layers, on the state or on the output; null drops nothing.</summary>
    public static SequenceModel Network(
        Random random, int J = 1, int H = 32, bool lstm = false, Dropout? input = null, Dropout? between = null, Dropout? state = null, Dropout? output = null)
    {
        List<ISequenceLayer> layers = [];
        for (int j = 1; j <= J; j++)
        {
            int size = j == 1 ? 14 : H;
            if ((j == 1 ? input : between) is { } rule)
                layers.Add(new DropoutLayer(size, rule));
            RecurrentCell cell = lstm ? new LstmCell(size, H, random, forgetBias: 1) : new RnnCell(size, H, random);
            layers.Add(new RecurrentLayer(cell) { StateDropout = state });
        }
        return new(new StackedLayer(layers), new Dense(H, 10, random), ReadOut.LastStep) { Dropout = output };
    }

    /// <summary>After every ten epochs: the loss on what is learnt, the loss on the exam and the share of the exam that is right, all without masks.</summary>
    public static (double[] Train, double[] Unseen, double[] Right) Study(int seed, Func<Random, SequenceModel> start, Batch<int[]> data, double rate, int rounds)
    {
        var model = start(new Random(seed));
        var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(), new Adam(model.Parameters, rate)) { ClipNorm = 1, Dropout = new Random(seed) };
        double[] train = new double[rounds], unseen = new double[rounds], right = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            trainer.Fit(Batches.Mini(data, 100), 10);
            (train[round], unseen[round], right[round]) = (trainer.Evaluate([data]), trainer.Evaluate([Exam]), Accuracy.Of(model, Exam));
        }
        return (train, unseen, right);
    }

    /// <summary>Images as 14 steps of 14 numbers: two pixels by two become one.</summary>
    private static Batch<int[]> Read(LabeledImages images)
    {
        var halve = Matrix<double>.Build.Dense(14, 28, (row, column) => column / 2 == row ? 0.5 : 0);
        var rows = new Sequence(14, steps: 14, images.Count);
        for (int b = 0; b < images.Count; b++)
        {
            var small = halve * images[b] * halve.Transpose();
            for (int t = 0; t < 14; t++)
                rows.Columns.SetColumn(t * images.Count + b, small.Row(t));
        }
        return new(rows, [.. images.Labels]);
    }
}
