using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Layers;

/// <summary>Cells that a user derives.</summary>
public class OwnCellTests
{
    [Fact]
    public void A_cell_of_ones_own_passes_the_gradient_check_with_lengths_in_every_place() => Case.ForAll(25, 4, at =>
    {
        var random = at.Random();
        ISequenceLayer layer = (at.Seed % 4) switch
        {
            0 => new RecurrentLayer(new OwnCell(at.D, at.H, random)),
            1 => new BidirectionalLayer(new RecurrentLayer(new OwnCell(at.D, at.H, random)), new RecurrentLayer(new OwnLstm(at.D, at.H, random))),
            2 => new StackedLayer(new RecurrentLayer(new LstmCell(at.D, 2, random)), new RecurrentLayer(new OwnCell(2, at.H, random))),
            _ => new RecurrentLayer(new OwnLstm(at.D, at.H, random)),
        };
        var readOut = at.Steps % 2 == 0 ? ReadOut.LastStep : ReadOut.EveryStep;
        var model = new SequenceModel(layer, new Dense(layer.OutputSize, 2, random), readOut);
        int[]? lengths = at.Lengths(random);
        int columns = readOut == ReadOut.LastStep ? at.Batch : at.Steps * at.Batch;
        var batch = new Batch<Matrix<Real>>(RandomMatrix.Sequence(at.D, at.Steps, at.Batch, random), RandomMatrix.Of(2, columns, random), lengths);
        GradientCheck.Run(model, new SquaredError(), batch).Require();
    });

    [Fact]
    public void An_lstm_written_by_hand_says_what_the_librarys_says() => Case.ForAll(15, 5, at =>
    {
        var own = new RecurrentLayer(new OwnLstm(at.D, at.H, at.Random()));
        var fast = new RecurrentLayer(new LstmCell(at.D, at.H, at.Random()));
        foreach (var (mine, theirs) in own.Parameters.Zip(fast.Parameters))
            theirs.Set(mine.Value);
        var random = at.Random();
        var x = RandomMatrix.Sequence(at.D, at.Steps, at.Batch, random);
        int[]? lengths = at.Lengths(random);
        var dH = RandomMatrix.Sequence(at.H, at.Steps, at.Batch, random);
        var dFinal = new State(RandomMatrix.Of(at.H, at.Batch, random), RandomMatrix.Of(at.H, at.Batch, random));
        var (a, b) = (own.Forward(x, lengths: lengths), fast.Forward(x, lengths: lengths));
        Near.Equal(b.H.Columns, a.H.Columns);
        Near.Equal(b.Final, a.Final, "final");
        var (ga, gb) = (own.Backward(a, dH, dFinal), fast.Backward(b, dH, dFinal));
        Near.Equal(gb.X.Columns, ga.X.Columns, name: "dX");
        Near.Equal(gb.Initial, ga.Initial, "initial");
        foreach (var (mine, theirs) in own.Parameters.Zip(fast.Parameters))
            Near.Equal(theirs.Gradient, mine.Gradient, name: mine.Name);

        var before = own.Parameters.Select(p => p.Gradient.Clone()).ToList();
        foreach (var (mine, theirs) in own.StateGradients(a, dH, dFinal).Zip(fast.StateGradients(b, dH, dFinal)))
            Near.Equal(theirs.H, mine.H, name: "state gradient");
        Assert.Equal(before, own.Parameters.Select(p => p.Gradient));
    });

    [Fact]
    public void It_learns_in_a_trainer_and_is_copied()
    {
        var random = new Random(5);
        var model = SequenceModel.Of(new OwnCell(1, 6, random), 1, random);
        var batch = new Batch<Matrix<Real>>(Sequence.Of(1.0, 0, 0, 1, 0), Matrix<Real>.Build.DenseOfRowArrays([0, 1, 0, 0, 1]));
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Adam(model.Parameters, 0.02));
        double before = trainer.Evaluate([batch]);
        Assert.True(trainer.Fit([batch], 300).FinalLoss < before / 100);
        Assert.Equal(model.Forward(batch.X).Prediction, model.Copy().Forward(batch.X).Prediction);
    }

    [Fact]
    public void What_such_a_cell_cannot_do_is_said()
    {
        var cell = new ForwardOnly(2, 3, new Random(1));
        var layer = new RecurrentLayer(cell);
        var tape = layer.Forward(RandomMatrix.Sequence(2, 3, 1, new Random(2)));
        Assert.Contains("ForwardOnly has no way back", Assert.Throws<NotSupportedException>(() => layer.Backward(tape, tape.H)).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => new RecurrentLayer(cell) { StateDropout = new Dropout(0.5) });
        var wrong = new RecurrentLayer(new ForwardOnly(2, 3, new Random(1)) { Rows = 2 });
        Assert.Contains("What ForwardOnly.Step returned is [2×1] but [3×1] is needed", Assert.Throws<ArgumentException>(() => wrong.Forward(RandomMatrix.Sequence(2, 3, 1, new Random(2)))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ForwardOnly(2, int.MaxValue / 2, new Random(1)));
    }

    private sealed class ForwardOnly(int inputSize, int hiddenSize, Random random) : RecurrentCell(inputSize, hiddenSize, 3, random)
    {
        public int Rows { get; init; } = 3;

        public override State Step(Matrix<Real> x, State state) => State.Zero(Rows, x.ColumnCount);
    }

    /// <summary>The LSTM's equations, by hand.</summary>
    private sealed class OwnLstm(int inputSize, int hiddenSize, Random random) : RecurrentCell(inputSize, hiddenSize, 4, random)
    {
        public override bool HasCellState => true;

        public override State Step(Matrix<Real> x, State state)
        {
            var (i, f, g, o) = Gates(x, state);
            var c = f.PointwiseMultiply(state.C) + i.PointwiseMultiply(g);
            return new State(o.PointwiseMultiply(Functions.Tanh(c)), c);
        }

        public override (Matrix<Real> X, State Before) StepBackward(Matrix<Real> x, State state, State dNext)
        {
            var (i, f, g, o) = Gates(x, state);
            var tanhC = Functions.Tanh(f.PointwiseMultiply(state.C) + i.PointwiseMultiply(g));
            var dc = dNext.C! + dNext.H.PointwiseMultiply(o).PointwiseMultiply(1 - tanhC.PointwiseMultiply(tanhC));
            var dai = dc.PointwiseMultiply(g).PointwiseMultiply(i).PointwiseMultiply(1 - i);
            var daf = dc.PointwiseMultiply(state.C).PointwiseMultiply(f).PointwiseMultiply(1 - f);
            var dag = dc.PointwiseMultiply(i).PointwiseMultiply(1 - g.PointwiseMultiply(g));
            var dao = dNext.H.PointwiseMultiply(tanhC).PointwiseMultiply(o).PointwiseMultiply(1 - o);
            var da = dai.Stack(daf).Stack(dag).Stack(dao);
            Wxh.Gradient.Add(da * x.Transpose(), Wxh.Gradient);
            Whh.Gradient.Add(da * state.H.Transpose(), Whh.Gradient);
            Bh.Gradient.SetColumn(0, Bh.Gradient.Column(0) + da.RowSums());
            return (Wxh.Value.Transpose() * da, new State(Whh.Value.Transpose() * da, dc.PointwiseMultiply(f)));
        }

        private (Matrix<Real> I, Matrix<Real> F, Matrix<Real> G, Matrix<Real> O) Gates(Matrix<Real> x, State state)
        {
            var a = Wxh.Value * x + Whh.Value * state.H + Bh.Value.Column(0);
            return (Functions.Sigmoid(Gate(0, a)), Functions.Sigmoid(Gate(1, a)), Functions.Tanh(Gate(2, a)), Functions.Sigmoid(Gate(3, a)));
        }
    }
}
