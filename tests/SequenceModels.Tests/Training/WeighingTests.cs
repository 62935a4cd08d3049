using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

/// <summary>Losses and accuracies weigh by the targets that count: however they are cut into batches, they are the same.</summary>
public class WeighingTests
{
    [Fact]
    public void Three_errors_in_two_batches_have_the_mean_square_of_all_three()
    {
        var model = Zeros(SequenceModel.Rnn(1, 1, 1, new Random(1), ReadOut.LastStep));
        var all = new Batch<Matrix<Real>>(new Sequence(Matrix<Real>.Build.Dense(1, 3, 1), 3), Matrix<Real>.Build.DenseOfRowArrays([0, 0, 3]));
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 1e-12));
        Near.Equal(3, trainer.Evaluate(Batches.Mini(all, 2)));
        var progress = trainer.Fit(Batches.Mini(all, 2), 1, Batches.Mini(all, 2)).Epochs[0];
        Near.Equal(3, progress.HeldOut, absolute: 1e-6);
        Near.Equal(3, progress.Loss, absolute: 1e-6);
    }

    [Fact]
    public void Any_cut_into_batches_gives_the_same_loss_and_the_same_accuracy() => Case.ForAll(60, 6, at =>
    {
        var random = at.Random();
        var model = SequenceModel.Gru(2, at.H, 3, random);
        var x = Enumerable.Range(0, at.Batch + 1).Select(_ => RandomMatrix.Sequence(2, random.Next(1, at.Steps + 1), 1, random)).ToList();
        var y = x.Select(one => Enumerable.Range(0, one.Steps).Select(_ => random.Next(4) == 0 ? -1 : random.Next(3)).ToArray()).ToList();
        y[0][0] = 1;
        double[]? classWeights = at.Saturated ? [0.5, 1, 3] : null;
        foreach (var reduction in (ReadOnlySpan<Reduction>)[Reduction.Mean, Reduction.Sum])
        {
            var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(reduction, ignore: -1, classWeights), new Sgd(model.Parameters, 1));
            Batch<int[]>[] whole = [Padding.Pad(x, y)];
            var cut = Cut(x.Count, random).Select(part => Padding.Pad([.. part.Select(i => x[i])], [.. part.Select(i => y[i])])).ToList();
            Near.Equal(trainer.Evaluate(whole), trainer.Evaluate(cut));
            Near.Equal(Accuracy.Of(model, whole), Accuracy.Of(model, cut));
            Near.Equal(trainer.Evaluate(whole), trainer.Evaluate(Batches.Mini(whole[0], random.Next(1, x.Count + 1), random)));
        }
    });

    [Fact]
    public void Any_cut_of_numbers_with_gaps_gives_the_same_loss_and_accuracy() => Case.ForAll(60, 6, at =>
    {
        var random = at.Random();
        var model = SequenceModel.Rnn(2, at.H, 2, random);
        var x = Enumerable.Range(0, at.Batch + 1).Select(_ => RandomMatrix.Sequence(2, random.Next(1, at.Steps + 1), 1, random)).ToList();
        var y = x.Select(one => Matrix<Real>.Build.Dense(2, one.Steps, (row, t) => row + t > 0 && random.Next(4) == 0 ? Real.NaN : random.Next(2))).ToList();
        foreach (var loss in (ILoss<Matrix<Real>>[])[new SquaredError(ignore: double.NaN), new SigmoidCrossEntropy(Reduction.Sum, double.NaN), new SigmoidCrossEntropy(ignore: double.NaN)])
        {
            var trainer = new Trainer<Matrix<Real>>(model, loss, new Sgd(model.Parameters, 1));
            Batch<Matrix<Real>>[] whole = [Padding.Pad(x, y)];
            var cut = Cut(x.Count, random).Select(part => Padding.Pad([.. part.Select(i => x[i])], [.. part.Select(i => y[i])])).ToList();
            Near.Equal(trainer.Evaluate(whole), trainer.Evaluate(cut));
            Near.Equal(Accuracy.Of(model, whole), Accuracy.Of(model, cut));
        }
    });

    [Fact]
    public void Gathered_batches_take_the_step_of_one_large_batch() => Case.ForAll(30, 5, at =>
    {
        var (one, many) = (SequenceModel.Gru(2, at.H, 3, at.Random()), SequenceModel.Gru(2, at.H, 3, at.Random()));
        var random = at.Random();
        var x = Enumerable.Range(0, at.Batch + 1).Select(_ => RandomMatrix.Sequence(2, random.Next(1, at.Steps + 1), 1, random)).ToList();
        var y = x.Select(sequence => Enumerable.Range(0, sequence.Steps).Select(_ => random.Next(3)).ToArray()).ToList();
        var reduction = at.Saturated ? Reduction.Sum : Reduction.Mean;
        var loss = new SoftmaxCrossEntropy(reduction, ignore: -1);
        var whole = new Trainer<int[]>(one, loss, new Sgd(one.Parameters, 0.1)).Fit([Padding.Pad(x, y)], 2);
        var cut = Cut(x.Count, random).Select(part => Padding.Pad([.. part.Select(i => x[i])], [.. part.Select(i => y[i])])).ToList();
        var gathered = new Trainer<int[]>(many, loss, new Sgd(many.Parameters, 0.1)) { GatheredBatches = cut.Count }.Fit(cut, 2);
        Assert.Equal(2, gathered.Steps.Count);
        Near.Equal(whole.Steps[1], gathered.Steps[1], relative: 1e-9, absolute: 1e-9);
        foreach (var (a, b) in one.Parameters.Zip(many.Parameters))
            Near.Equal(a.Value, b.Value, 1e-9, 1e-9);
    });

    [Fact]
    public void What_is_left_over_at_the_end_of_an_epoch_is_a_step_too()
    {
        var model = SequenceModel.Rnn(1, 1, 1, new Random(1));
        var batch = new Batch<Matrix<Real>>(Sequence.Of(1.0), Matrix<Real>.Build.Dense(1, 1));
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1)) { GatheredBatches = 2 };
        Assert.Equal(6, trainer.Fit([batch, batch, batch, batch, batch], 2).Steps.Count);
        Assert.Equal(6, trainer.StepsDone);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1)) { GatheredBatches = 0 });
    }

    [Fact]
    public void Marks_of_padding_never_count_as_answers()
    {
        var model = Zeros(SequenceModel.Rnn(1, 1, 1, new Random(1)));
        model.Dense.By.Value[0, 0] = -1; // always no
        Sequence[] x = [Sequence.Of(1.0), Sequence.Of(1.0, 2, 3, 4)];
        Matrix<Real> Yes(int steps) => Matrix<Real>.Build.Dense(1, steps, 1);
        Assert.Equal(0, Accuracy.Of(model, Padding.Pad(x, [Yes(1), Yes(4)])));
        Assert.Equal(1, Accuracy.Of(model, Padding.Pad(x, [Yes(1) * 0, Yes(4) * 0])));
        Assert.Equal(1, Accuracy.Of(model, Padding.Pad(x, [Yes(1) * 0, Yes(4) * 0], ignore: 1), ignore: 1));

        var first = Zeros(SequenceModel.Rnn(1, 1, 2, new Random(1)));
        first.Dense.By.Value[0, 0] = 1; // always class 0
        Assert.Equal(1, Accuracy.Of(first, Padding.Pad(x, [[0], [0, 0, 0, 0]])));
        Assert.Equal(1, Accuracy.Of(first, Padding.Pad(x, [[0], [0, 0, 0, 0]], ignore: -100), ignore: -100));
        Assert.Equal(1, Accuracy.Of(first, new Batch<int[]>(Padding.Pad(x, [[0], [0, 0, 0, 0]]).X, [0, 0, 1, 0, 1, 0, 1, 0], [1, 4]))); // past the length
    }

    [Fact]
    public void What_is_no_class_and_no_share_is_refused()
    {
        var model = SequenceModel.Rnn(1, 1, 2, new Random(1));
        foreach (int wrong in (ReadOnlySpan<int>)[2, 7, -2])
            Assert.Contains($"Target 1 is class {wrong}, but there are 2 classes", Assert.Throws<ArgumentException>(() => Accuracy.Of(model, new Batch<int[]>(Sequence.Of(1.0, 2), [0, wrong]))).Message, StringComparison.Ordinal);
        var yesNo = SequenceModel.Rnn(1, 1, 1, new Random(1));
        Assert.Throws<ArgumentException>(() => Accuracy.Of(yesNo, new Batch<Matrix<Real>>(Sequence.Of(1.0), Matrix<Real>.Build.Dense(1, 1, 2))));
        Assert.Throws<ArgumentException>(() => Accuracy.Of(yesNo, new Batch<Matrix<Real>>(Sequence.Of(1.0), Matrix<Real>.Build.Dense(1, 1, Real.NaN))));
        Assert.Throws<ArgumentException>(() => Accuracy.Of(model, Array.Empty<Batch<int[]>>()));
    }

    [Fact]
    public void A_measurement_of_nothing_is_refused()
    {
        var model = SequenceModel.Rnn(1, 1, 2, new Random(1));
        var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(ignore: -1), new Sgd(model.Parameters, 1));
        var nothing = new Batch<int[]>(Sequence.Of(1.0, 2), [-1, -1]);
        Assert.Contains("None of the targets of 1 batches counts", Assert.Throws<ArgumentException>(() => trainer.Evaluate([nothing])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => trainer.Fit([nothing], 1));
        Near.Equal(trainer.Evaluate([nothing with { Target = [0, 1] }]), trainer.Evaluate([nothing, nothing with { Target = [0, 1] }]));
    }

    /// <summary>The numbers 0 … count − 1 in a random order, in random parts.</summary>
    private static List<int[]> Cut(int count, Random random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        var parts = new List<int[]>();
        for (int start = 0; start < count; start += parts[^1].Length)
            parts.Add(order[start..Math.Min(count, start + random.Next(1, count + 1))]);
        return parts;
    }

    private static SequenceModel Zeros(SequenceModel model)
    {
        foreach (var parameter in model.Parameters)
            parameter.Value.Clear();
        return model;
    }
}
