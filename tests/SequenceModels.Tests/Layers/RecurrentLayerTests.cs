using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Layers;

public class RecurrentLayerTests
{
    public static TheoryData<Activation> Activations => [Activation.Tanh, Activation.Relu];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Forward_and_backward_are_those_of_the_equations_at_any_size(Activation activation)
    {
        var random = new Random(8);
        for (int trial = 0; trial < 40; trial++)
        {
            var (d, h, steps, batch) = (random.Next(1, 6), random.Next(1, 20), random.Next(1, 8), random.Next(1, 5));
            var cell = new RnnCell(d, h, random, activation);
            var x = RandomMatrix.Sequence(d, steps, batch, random);
            var dH = RandomMatrix.Sequence(h, steps, batch, random);
            var h0 = RandomMatrix.Of(h, batch, random);
            var twin = new OperatorRnn(cell);
            var states = twin.Forward(x, h0);
            var expected = twin.Backward(x, states, dH);

            var layer = new RecurrentLayer(cell);
            var tape = layer.Forward(x, new State(h0));
            var actual = layer.Backward(tape, dH);
            Near.Equal(Sequence.Of(states[1..]).Columns, tape.H.Columns, name: "h");
            Near.Equal(expected.Wxh, cell.Wxh.Gradient, name: "W_xh");
            Near.Equal(expected.Whh, cell.Whh.Gradient, name: "W_hh");
            Near.Equal(expected.Bh, cell.Bh.Gradient, name: "b_h");
            Near.Equal(expected.X.Columns, actual.X.Columns, name: "x");
            Near.Equal(expected.Initial, actual.Initial.H, name: "h_0");
        }
    }

    [Fact]
    public void Chunks_that_carry_the_state_give_the_states_of_one_long_run()
    {
        var random = new Random(9);
        var layer = new RecurrentLayer(new RnnCell(2, 5, random));
        var x = RandomMatrix.Sequence(2, 9, 3, random);
        var whole = layer.Forward(x);
        var first = layer.Forward(x.Slice(0, 4));
        var second = layer.Forward(x.Slice(4, 5), first.Final);
        Near.Equal(whole.H.Columns, first.H.Columns.Append(second.H.Columns));
    }

    [Fact]
    public void Gradients_add_up_over_backward_passes()
    {
        var random = new Random(10);
        var layer = new RecurrentLayer(new RnnCell(2, 3, random));
        var tape = layer.Forward(RandomMatrix.Sequence(2, 4, 2, random));
        var dH = RandomMatrix.Sequence(3, 4, 2, random);
        layer.Backward(tape, dH);
        var once = layer.Cell.Whh.Gradient.Clone();
        layer.Backward(tape, dH);
        Near.Equal(once * 2, layer.Cell.Whh.Gradient);
    }

    [Fact]
    public void Backward_leaves_the_gradient_it_was_given_as_it_was()
    {
        var random = new Random(11);
        var layer = new RecurrentLayer(new RnnCell(2, 3, random));
        var dH = RandomMatrix.Sequence(3, 4, 2, random);
        var before = dH.Columns.Clone();
        layer.Backward(layer.Forward(RandomMatrix.Sequence(2, 4, 2, random)), dH, new State(RandomMatrix.Of(3, 2, random)));
        Assert.Equal(before, dH.Columns);
    }

    [Fact]
    public void Features_that_do_not_fit_are_named_with_the_weights_they_missed()
    {
        var layer = new RecurrentLayer(new RnnCell(28, 128, new Random(0)));
        var error = Assert.Throws<ArgumentException>(() => layer.Forward(new Sequence(3, 5, 64)));
        Assert.Contains("x has 3 features but the layer expects 28: W_xh is [128×28], x is [3×64] a step.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => layer.Forward(new Sequence(28, 5, 64), State.Zero(128, 63)));
        Assert.Throws<ArgumentException>(() => layer.Backward(layer.Forward(new Sequence(28, 2)), new Sequence(128, 3)));
    }

    [Fact]
    public void One_step_of_the_layer_is_one_step_of_the_cell()
    {
        var random = new Random(12);
        var cell = new RnnCell(3, 4, random);
        var x = RandomMatrix.Sequence(3, 1, 2, random);
        var h0 = new State(RandomMatrix.Of(4, 2, random));
        Near.Equal(cell.Step(x[0], h0).H, new RecurrentLayer(cell).Forward(x, h0).Final.H);
        Assert.Throws<ArgumentException>(() => cell.Step(Matrix<Real>.Build.Dense(2, 1), State.Zero(4)));
    }
}
