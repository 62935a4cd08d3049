using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Layers;

public class RecurrentLayerTests
{
    public static TheoryData<string> Cells => CellKind.Names;

    [Theory]
    [MemberData(nameof(Cells))]
    public void Forward_and_backward_are_those_of_the_equations_at_any_size(string kind) => Case.ForAll(60, largest: 9, at => CompareWithTwin(kind, at));

    [Theory]
    [MemberData(nameof(Cells))]
    public void So_they_are_for_more_units_than_a_register_and_more_examples_than_a_shard_holds(string kind)
    {
        CompareWithTwin(kind, new Case(3, 21, 4, 5, Saturated: false, Uneven: false, Seed: 8));
        CompareWithTwin(kind, new Case(3, 5, 3, 77, Saturated: false, Uneven: false, Seed: 18));
    }

    private static bool InDouble => sizeof(Real) == sizeof(double);

    /// <summary>Lengths are tested elsewhere: the twin knows none. Sums of large numbers that cancel leave few digits of a float.</summary>
    private static void CompareWithTwin(string kind, Case at)
    {
        var random = at.Random();
        var cell = CellKind.Named(kind).Make(at.D, at.H, random);
        foreach (var parameter in cell.Parameters.Where(parameter => at.Saturated && parameter != cell.Whh))
            parameter.FillUniform(InDouble ? 100 : 1, random);
        double within = at.Saturated && !InDouble ? 2e-3 : 1e-11;
        var x = at.Input(random);
        var (steps, batch) = (at.Steps, at.Batch);
        var dH = RandomMatrix.Sequence(cell.HiddenSize, steps, batch, random);
        var (initial, dFinal) = (RandomMatrix.State(cell, batch, random), RandomMatrix.State(cell, batch, random));
        var twin = new OperatorLayer(cell);
        var states = twin.Forward(x, initial);
        var (dX, dInitial) = twin.Backward(x, states, dH, dFinal);

        var layer = new RecurrentLayer(cell);
        var tape = layer.Forward(x, initial);
        var actual = layer.Backward(tape, dH, dFinal);
        Near.Equal(Sequence.Of([.. states[1..].Select(state => state.H)]).Columns, tape.H.Columns, within, within, name: "h");
        Near.Equal(states[^1], tape.Final, "final", within);
        foreach (var (parameter, gradient) in twin.Gradients)
            Near.Equal(gradient, parameter.Gradient, within, within, parameter.Name);
        Near.Equal(dX.Columns, actual.X.Columns, within, within, name: "x");
        Near.Equal(dInitial, actual.Initial, "initial", within);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Chunks_that_carry_the_state_give_the_states_of_one_long_run(string kind)
    {
        var random = new Random(9);
        var layer = new RecurrentLayer(CellKind.Named(kind).Make(2, 5, random));
        var x = RandomMatrix.Sequence(2, 9, 3, random);
        var whole = layer.Forward(x);
        var first = layer.Forward(x.Slice(0, 4));
        var second = layer.Forward(x.Slice(4, 5), first.Final);
        Near.Equal(whole.H.Columns, first.H.Columns.Append(second.H.Columns));
        Near.Equal(whole.Final, second.Final, "final");
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Gradients_add_up_over_backward_passes(string kind)
    {
        var random = new Random(10);
        var layer = new RecurrentLayer(CellKind.Named(kind).Make(2, 3, random));
        var tape = layer.Forward(RandomMatrix.Sequence(2, 4, 2, random));
        var dH = RandomMatrix.Sequence(3, 4, 2, random);
        layer.Backward(tape, dH);
        var once = layer.Parameters.Select(parameter => parameter.Gradient.Clone()).ToList();
        layer.Backward(tape, dH);
        foreach (var (gradient, parameter) in once.Zip(layer.Parameters))
            Near.Equal(gradient * 2, parameter.Gradient, name: parameter.Name);
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
    public void A_state_without_the_cell_state_that_is_needed_is_refused_and_so_is_one_too_many()
    {
        var (lstm, gru) = (new RecurrentLayer(new LstmCell(1, 2, new Random(0))), new RecurrentLayer(new GruCell(1, 2, new Random(0))));
        Assert.Contains("initial has no cell state C, but this cell needs one: new State(h, c).", Assert.Throws<ArgumentException>(() => lstm.Forward(new Sequence(1, 3), State.Zero(2))).Message, StringComparison.Ordinal);
        Assert.Contains("initial has a cell state C, but this cell has none: new State(h).", Assert.Throws<ArgumentException>(() => gru.Forward(new Sequence(1, 3), lstm.ZeroState(1))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void An_input_that_is_no_number_is_reported_with_its_place(double wrong) => Case.ForAll(40, largest: 9, at =>
    {
        var random = at.Random();
        var x = at.Input(random);
        var (d, t, b) = (random.Next(at.D), random.Next(at.Steps), random.Next(at.Batch));
        x.Columns[d, t * at.Batch + b] = (Real)wrong;
        var kind = LayerKind.All[random.Next(LayerKind.All.Count)];
        var error = Assert.Throws<ArgumentException>(() => kind.Make(at.D, at.H, random).Forward(x));
        Assert.StartsWith($"x is {wrong} at feature {d} of step {t}, example {b}: every input must be a finite number.", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Large_inputs_that_are_numbers_are_taken()
    {
        var x = new Sequence(1, 2);
        x.Columns[0, 0] = x.Columns[0, 1] = Real.MaxValue;
        Assert.All(new RecurrentLayer(new LstmCell(1, 2, new Random(0))).Forward(x).H.Columns.Enumerate(), h => Assert.InRange(h, -1, 1));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_refuses_a_step_that_does_not_fit(string kind)
    {
        var cell = CellKind.Named(kind).Make(3, 4, new Random(12));
        Assert.Throws<ArgumentException>(() => cell.Step(Matrix<Real>.Build.Dense(2, 1), cell.ZeroState()));
        Assert.Throws<ArgumentException>(() => cell.Step(Matrix<Real>.Build.Dense(3, 2), cell.ZeroState()));
    }

    [Fact]
    public void The_forget_bias_opens_the_forget_gate_only()
    {
        var (plain, open) = (new LstmCell(2, 3, new Random(20)), new LstmCell(2, 3, new Random(20), forgetBias: 1));
        Assert.Equal([(Real)1, 1, 1], open.Bh.Value.Column(0).SubVector(3, 3));
        Assert.Equal(plain.Bh.Value.Column(0).SubVector(6, 6), open.Bh.Value.Column(0).SubVector(6, 6));
    }
}
