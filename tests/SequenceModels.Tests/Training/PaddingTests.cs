using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

public class PaddingTests
{
    [Fact]
    public void Short_examples_are_filled_up_with_zeros_and_marks()
    {
        var batch = Padding.Pad([Sequence.Of(1, 2, 3), Sequence.Of(4)], [[0, 1, 2], [3]]);
        Assert.Equal([(Real)1, 4, 2, 0, 3, 0], batch.X.Columns.Row(0));
        Assert.Equal([0, 3, 1, -1, 2, -1], batch.Target);
        Assert.Equal([3, 1], batch.Lengths!);
        Assert.Equal([7, 8], Padding.Pad([Sequence.Of(1, 2, 3), Sequence.Of(4)], [[7], [8]]).Target);
    }

    [Theory]
    [InlineData(ReadOut.EveryStep)]
    [InlineData(ReadOut.LastStep)]
    public void A_padded_batch_has_the_loss_and_gradients_of_its_examples_alone(ReadOut readOut)
    {
        var random = new Random(44);
        var model = SequenceModel.Lstm(2, 3, 2, random, readOut);
        Sequence[] x = [.. new[] { 4, 1, 2 }.Select(steps => RandomMatrix.Sequence(2, steps, 1, random))];
        Matrix<Real>[] y = [.. x.Select(example => RandomMatrix.Of(2, readOut == ReadOut.EveryStep ? example.Steps : 1, random))];
        var loss = new SquaredError(Reduction.Sum, ignore: double.NaN);
        var alone = x.Zip(y, (example, target) => new Batch<Matrix<Real>>(example, target)).ToList();
        var together = Padding.Pad(x, y);
        Near.Equal(alone.Sum(Loss), Loss(together));
        Near.Equal(alone.Select(GradientOf).Aggregate((one, next) => one + next), GradientOf(together));
        GradientCheck.Run(model, loss, together).Require();

        double Loss(Batch<Matrix<Real>> batch) => loss.Loss(model.Forward(batch.X, lengths: batch.Lengths).Prediction, batch.Target);

        Matrix<Real> GradientOf(Batch<Matrix<Real>> batch)
        {
            foreach (var parameter in model.Parameters)
                parameter.ZeroGradient();
            var tape = model.Forward(batch.X, lengths: batch.Lengths);
            model.Backward(tape, loss.Gradient(tape.Prediction, batch.Target));
            return Matrix<Real>.Build.DenseOfColumnMajor(model.ParameterCount, 1, model.Parameters.SelectMany(parameter => parameter.Gradient.Enumerate()));
        }
    }

    [Fact]
    public void Examples_and_targets_that_do_not_fit_are_refused_in_words()
    {
        Assert.Contains("0 sequences", Assert.Throws<ArgumentException>(() => Padding.Pad([], Array.Empty<int[]>())).Message, StringComparison.Ordinal);
        Assert.Contains("The examples have [2, 1] steps but [1, 2] targets", Assert.Throws<ArgumentException>(() => Padding.Pad([Sequence.Of(1, 2), Sequence.Of(3)], [[0], [1, 2]])).Message, StringComparison.Ordinal);
        Assert.Contains("must have B = 1 and D = 1", Assert.Throws<ArgumentException>(() => Padding.Pad([Sequence.Of(1, 2), new Sequence(2, 2)], [[0, 0], [0, 0]])).Message, StringComparison.Ordinal);
        Matrix<Real>[] uneven = [Matrix<Real>.Build.Dense(1, 1), Matrix<Real>.Build.Dense(2, 1)];
        Assert.Contains("target is [2×1] but [1×1] is needed", Assert.Throws<ArgumentException>(() => Padding.Pad([Sequence.Of(1, 2), Sequence.Of(3, 4)], uneven)).Message, StringComparison.Ordinal);
    }
}
