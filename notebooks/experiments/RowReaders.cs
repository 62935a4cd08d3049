using SequenceModels.Data.Images;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>What the experiments of lesson 11 share: the digits of a seed, the classifiers, and how they learn.</summary>
internal static class RowReaders
{
    /// <summary>The digits of a seed: 4,500 to learn from, 1,000 to test on.</summary>
    public static (LabeledImages Train, LabeledImages HeldOut) Draw(int seed) => Digits.Draw(5500, new Random(seed)).Split(4500);

    /// <summary>A reader with the first weights of a seed; "linear" sees the page as one step of 784 numbers.</summary>
    public static SequenceModel Model(string name, int H, int seed)
    {
        var random = new Random(seed);
        return name switch
        {
            "linear" => new(new DropoutLayer(784, new Dropout(0)), new Dense(784, 10, random)),
            "LSTM" => SequenceModel.Lstm(28, H, 10, random, ReadOut.LastStep, forgetBias: 1),
            "GRU" => SequenceModel.Gru(28, H, 10, random, ReadOut.LastStep),
            "RNN as drawn" => SequenceModel.Rnn(28, H, 10, random, ReadOut.LastStep),
            "RNN" => Widened(SequenceModel.Rnn(28, H, 10, random, ReadOut.LastStep)),
            _ => throw new ArgumentException($"There is no reader '{name}'.", nameof(name)),
        };
    }

    /// <summary>The share of the test set that is right after each of five epochs; the rate is multiplied by <paramref name="keep"/> after each.</summary>
    public static double[] Learn(
        SequenceModel model, LabeledImages train, LabeledImages heldOut, int batch, double rate, int seed, double keep = 1, double clip = double.PositiveInfinity)
    {
        var pixels = model.InputSize == 784 ? PixelOrder.Page : PixelOrder.Rows;
        var test = heldOut.Read(pixels);
        var order = new Random(100 + seed);
        double[] right = new double[5];
        Fit(model, _ => train.Batches(batch, order, pixels), rate, keep, clip, epoch => right[epoch] = Accuracy.Of(model, test));
        return right;
    }

    /// <summary>Five epochs of Adam; the rate is multiplied by <paramref name="keep"/> after each.</summary>
    public static void Fit(
        SequenceModel model, Func<int, IReadOnlyList<Batch<int[]>>> batchesOf, double rate, double keep = 1, double clip = double.PositiveInfinity, Action<int>? afterEpoch = null)
    {
        var adam = new Adam(model.Parameters, rate);
        var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(), adam) { ClipNorm = clip };
        for (int epoch = 0; epoch < 5; epoch++, adam.LearningRate *= keep)
        {
            trainer.Fit(batchesOf(epoch), epochs: 1);
            afterEpoch?.Invoke(epoch);
        }
    }

    // Times √3 the spectral radius of the library's first W_hh is about 1.
    private static SequenceModel Widened(SequenceModel rnn)
    {
        rnn.Recurrent.Cell.Whh.Set(rnn.Recurrent.Cell.Whh.Value * Math.Sqrt(3));
        return rnn;
    }
}
