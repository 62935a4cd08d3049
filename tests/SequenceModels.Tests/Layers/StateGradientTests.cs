using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Layers;

public class StateGradientTests
{
    public static TheoryData<string> Cells => CellKind.Names;

    [Theory]
    [MemberData(nameof(Cells))]
    public void The_gradient_of_a_state_is_that_of_a_run_which_starts_there(string kind)
    {
        var random = new Random(6);
        for (int trial = 0; trial < 10; trial++)
        {
            var layer = new RecurrentLayer(CellKind.Named(kind).Make(random.Next(1, 4), random.Next(1, 5), random));
            int steps = random.Next(2, 6), batch = random.Next(1, 40);
            var x = RandomMatrix.Sequence(layer.InputSize, steps, batch, random);
            var dH = RandomMatrix.Sequence(layer.OutputSize, steps, batch, random);
            var dFinal = RandomMatrix.State(layer.Cell, batch, random);
            var tape = layer.Forward(x, RandomMatrix.State(layer.Cell, batch, random));

            var gradients = layer.StateGradients(tape, dH, dFinal);
            Assert.Equal(steps + 1, gradients.Count);
            Assert.All(layer.Parameters, parameter => Assert.Equal(0, parameter.Gradient.L2Norm()));
            for (int t = 1; t < steps; t++)
            {
                var rest = layer.Forward(x.Slice(t, steps - t), new State(tape.H[t - 1], tape.C?[t - 1]));
                var expected = layer.Backward(rest, dH.Slice(t, steps - t), dFinal).Initial;
                Near.Equal(expected with { H = expected.H + dH[t - 1] }, gradients[t], $"state {t}");
            }
            Near.Equal(layer.Backward(tape, dH, dFinal).Initial, gradients[0], "state 0");
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Jacobians_of_two_halves_multiply_to_that_of_the_whole(string kind)
    {
        var random = new Random(7);
        for (int trial = 0; trial < 10; trial++)
        {
            var layer = new RecurrentLayer(CellKind.Named(kind).Make(2, random.Next(1, 5), random));
            int steps = random.Next(2, 7), cut = random.Next(1, steps);
            var x = RandomMatrix.Sequence(2, steps, batch: 1, random);
            var initial = RandomMatrix.State(layer.Cell, 1, random);

            var whole = StateJacobians.ByLag(layer, x, initial);
            var first = StateJacobians.ByLag(layer, x.Slice(0, cut), initial);
            var second = StateJacobians.ByLag(layer, x.Slice(cut, steps - cut), layer.Forward(x.Slice(0, cut), initial).Final);
            Assert.Equal(steps + 1, whole.Count);
            Near.Equal(Matrix<Real>.Build.DenseIdentity(whole[0].RowCount), whole[0]);
            Near.Equal(second[^1], whole[steps - cut], 1e-11, 1e-11);
            Near.Equal(second[^1] * first[^1], whole[^1], 1e-11, 1e-11);
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_Jacobian_says_what_a_nudge_of_the_first_state_does_to_the_last(string kind)
    {
        var random = new Random(8);
        var layer = new RecurrentLayer(CellKind.Named(kind).Make(2, 3, random));
        var x = RandomMatrix.Sequence(2, 4, batch: 1, random);
        var initial = RandomMatrix.State(layer.Cell, 1, random);
        var jacobian = StateJacobians.ByLag(layer, x, initial)[^1];

        double step = Math.Pow(Near.Epsilon, 1.0 / 3);
        Vector<Real> Last(int unit, double nudge)
        {
            var h = initial.H.Clone();
            h[unit, 0] += (Real)nudge;
            var final = layer.Forward(x, initial with { H = h }).Final;
            return final.C is null ? final.H.Column(0) : final.H.Stack(final.C).Column(0);
        }
        for (int unit = 0; unit < 3; unit++)
        {
            var measured = (Last(unit, step) - Last(unit, -step)) / (Real)(2 * step);
            Assert.InRange((measured - jacobian.Column(unit)).InfinityNorm(), 0, 3 * step);
        }
    }

    [Fact]
    public void A_batch_has_no_Jacobian_of_its_own()
    {
        var layer = new RecurrentLayer(new RnnCell(1, 2, new Random(1)));
        var error = Assert.Throws<ArgumentException>(() => StateJacobians.ByLag(layer, new Sequence(1, 3, batch: 2)));
        Assert.Contains("x has 2 examples", error.Message, StringComparison.Ordinal);
    }
}
