using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Layers;

public class SequenceModelTests
{
    public static TheoryData<string> Cells => CellKind.Names;

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_kind_of_model_passes_the_gradient_check(string kind)
    {
        var random = new Random(13);
        for (int trial = 0; trial < 16; trial++)
        {
            var readOut = trial % 2 == 0 ? ReadOut.EveryStep : ReadOut.LastStep;
            var (d, h, k, steps, batch) = (random.Next(1, 4), random.Next(1, 5), random.Next(2, 4), random.Next(1, 6), random.Next(1, 4));
            var model = SequenceModel.Of(CellKind.Named(kind).Make(d, h, random), k, random, readOut);
            int columns = readOut == ReadOut.EveryStep ? steps * batch : batch;
            var x = RandomMatrix.Sequence(d, steps, batch, random);
            int[] classes = [.. Enumerable.Range(0, columns).Select(_ => random.Next(k))];
            GradientCheck.Run(model, new SoftmaxCrossEntropy(), new Batch<int[]>(x, classes)).Require();
            var numbers = RandomMatrix.Of(k, columns, random);
            GradientCheck.Run(model, new SquaredError(), new Batch<Matrix<Real>>(x, numbers)).Require();
            GradientCheck.Run(model, new SigmoidCrossEntropy(), new Batch<Matrix<Real>>(x, Sigmoids(numbers))).Require();
        }
    }

    [Fact]
    public void The_last_step_model_says_what_the_every_step_model_says_at_the_end()
    {
        var random = new Random(14);
        var every = SequenceModel.Rnn(2, 3, 4, random);
        var last = new SequenceModel(every.Layer, every.Dense, ReadOut.LastStep);
        var x = RandomMatrix.Sequence(2, 5, 3, random);
        Near.Equal(every.Forward(x).Prediction.SubMatrix(0, 4, 12, 3), last.Forward(x).Prediction);
    }

    [Fact]
    public void The_number_of_parameters_is_that_of_the_formula()
    {
        var model = SequenceModel.Rnn(inputSize: 4, hiddenSize: 3, outputSize: 2, new Random(0));
        Assert.Equal(3 * 4 + 3 * 3 + 3 + 2 * 3 + 2, model.ParameterCount);
        Assert.Equal(["W_xh [3×4]", "W_hh [3×3]", "b_h [3×1]", "W_hy [2×3]", "b_y [2×1]"], model.Parameters.Select(parameter => parameter.ToString()));
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_all_lie_within_their_bound()
    {
        var (one, same) = (SequenceModel.Rnn(2, 16, 2, new Random(15)), SequenceModel.Rnn(2, 16, 2, new Random(15)));
        Assert.Equal(one.Recurrent.Cell.Whh.Value, same.Recurrent.Cell.Whh.Value);
        Assert.All(one.Parameters.SelectMany(parameter => parameter.Value.Enumerate()), weight => Assert.InRange(weight, -0.25, 0.25));
        Assert.InRange(one.Recurrent.Cell.Whh.Value.Enumerate().Max(), 0.2, 0.25);
    }

    [Fact]
    public void Layers_that_do_not_fit_are_refused()
    {
        var recurrent = new RecurrentLayer(new RnnCell(1, 3, new Random(0)));
        var error = Assert.Throws<ArgumentException>(() => new SequenceModel(recurrent, new Dense(4, 1, new Random(0))));
        Assert.Contains("W_hy is [1×4] but the recurrent layer has 3 units", error.Message, StringComparison.Ordinal);
        Assert.Contains("[1×4]", Assert.Throws<ArgumentException>(() => new Dense(4, 1, new Random(0)).Forward(Matrix<Real>.Build.Dense(3, 1))).Message, StringComparison.Ordinal);
    }

    private static Matrix<Real> Sigmoids(Matrix<Real> x) => SequenceModels.Numerics.Functions.Sigmoid(x);
}
