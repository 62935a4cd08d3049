using SequenceModels.Data.Images;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace SequenceModels.Lessons;

/// <summary>Drawn digits of 14×14 pixels, read row by row, and the networks that learn them: the experiments of lessons 13 and 13b.</summary>
/// <remarks>1,000 digits to learn from and 300 others, always the same. Introduced in lesson 13-deep-rnns-and-dropout.</remarks>
public static class SmallDigits
{
    /// <summary>Rows of an image and numbers in a row: T and D.</summary>
    public const int Side = 14;

    private const int Classes = 10, Most = 1000;

    private static readonly Lazy<(LabeledImages Train, LabeledImages HeldOut)> digits = new(() => Digits.Draw(Most + 300, new Random(1)).Split(Most));

    private static readonly Lazy<Batch<int[]>> unseen = new(() => Read(digits.Value.HeldOut));

    /// <summary>300 digits that no training meets.</summary>
    public static Batch<int[]> Unseen => unseen.Value;

    /// <summary>The first of the 1,000 digits to learn from.</summary>
    /// <param name="count">How many, 1 … 1,000.</param>
    /// <returns>x [14×count] a step, T = 14: rows from top to bottom, four pixels averaged into one. Target: the digit, after the last step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public static Batch<int[]> Training(int count)
    {
        if (count is < 1 or > Most)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"There are {Most} digits to learn from: give 1 … {Most}.");
        return Read(count == Most ? digits.Value.Train : digits.Value.Train.Split(count).Train);
    }

    /// <summary>Stacked recurrent layers with a read-out after the last step, and dropout in four places; null drops nothing.</summary>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="J">Layers, ≥ 1.</param>
    /// <param name="H">Units of each layer, ≥ 1.</param>
    /// <param name="lstm">Whether the cells are LSTMs (b_f = 1); default: tanh.</param>
    /// <param name="input">Drops numbers of x_t.</param>
    /// <param name="between">Drops units on their way from layer to layer.</param>
    /// <param name="state">Drops h_{t−1} on its way into W_hh.</param>
    /// <param name="output">Drops h_t before the read-out.</param>
    public static SequenceModel Network(
        Random random, int J = 1, int H = 32, bool lstm = false, Dropout? input = null, Dropout? between = null, Dropout? state = null, Dropout? output = null)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(J, 1);
        List<ISequenceLayer> layers = [];
        for (int j = 1; j <= J; j++)
        {
            int size = j == 1 ? Side : H;               // numbers from below
            if ((j == 1 ? input : between) is { } rule)
                layers.Add(new DropoutLayer(size, rule));
            RecurrentCell cell = lstm ? new LstmCell(size, H, random, forgetBias: 1) : new RnnCell(size, H, random);
            layers.Add(new RecurrentLayer(cell) { StateDropout = state });
        }
        return new(new StackedLayer(layers), new Dense(H, Classes, random), ReadOut.LastStep) { Dropout = output };
    }

    /// <summary>Trains a network with Adam, gradients clipped to norm 1, and measures it after every ten epochs, without masks.</summary>
    /// <param name="seed">Of the first weights and of the masks.</param>
    /// <param name="start">Makes the network, for example from <see cref="Network"/>.</param>
    /// <param name="data">The digits to learn from.</param>
    /// <param name="rate">η, above 0.</param>
    /// <param name="rounds">How many times ten epochs, ≥ 1.</param>
    /// <returns>One number for each ten epochs: the loss on what is learnt, the loss on <see cref="Unseen"/>, and the share of those that is right.</returns>
    public static (double[] Learnt, double[] Unseen, double[] Right) Train(int seed, Func<Random, SequenceModel> start, Batch<int[]> data, double rate, int rounds)
    {
        AllGiven(start, data);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        var model = start(new Random(seed));
        var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(), new Adam(model.Parameters, rate)) { ClipNorm = 1, Dropout = new Random(seed) };
        double[] learnt = new double[rounds], held = new double[rounds], right = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            trainer.Fit(Batches.Mini(data, 100), 10);
            (learnt[round], held[round], right[round]) = (trainer.Evaluate([data]), trainer.Evaluate([Unseen]), Accuracy.Of(model, Unseen));
        }
        return (learnt, held, right);
    }

    /// <summary>The share of <see cref="Unseen"/> that has the label of the known image whose 196 pixels are closest.</summary>
    /// <param name="known">The images that are kept, each with its digit.</param>
    public static double NearestNeighbour(Batch<int[]> known)
    {
        var (kept, asked) = (Pixels(Given(known).X), Pixels(Unseen.X));
        var sizes = kept.PointwisePower(2).ColumnSums();
        var distances = -2 * kept.TransposeThisAndMultiply(asked) + sizes;              // + |asked|², the same for all
        return distances.EnumerateColumns().Zip(Unseen.Target, (far, digit) => known.Target[far.MinimumIndex()] == digit ? 1.0 : 0).Average();
    }

    private static Matrix<Real> Pixels(Sequence rows) => Enumerable.Range(0, rows.Steps).Select(t => rows[t]).Aggregate((up, down) => up.Stack(down));       // [196×B]

    private static Batch<int[]> Read(LabeledImages images)
    {
        var halve = Matrix<Real>.Build.Dense(Side, 2 * Side, (row, column) => column / 2 == row ? (Real)0.5 : 0);
        var rows = new Sequence(Side, Side, images.Count);
        for (int b = 0; b < images.Count; b++)
        {
            var small = halve * images[b] * halve.Transpose();
            for (int t = 0; t < Side; t++)
                rows.Columns.SetColumn(t * images.Count + b, small.Row(t));
        }
        return new(rows, [.. images.Labels]);
    }
}
