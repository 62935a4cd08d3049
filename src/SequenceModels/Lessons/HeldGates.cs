using SequenceModels.Layers;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Lessons;

/// <summary>An LSTM with a gate held at a number, whatever its inputs say: what is that gate for?</summary>
/// <remarks>Held at 0 a gate is 0 to the last bit, which no bias makes of σ; <see cref="NailedGates"/> makes a cell, for layers. Introduced in lesson 08-lstm.</remarks>
public static class HeldGates
{
    /// <summary>Runs the cell over x from a state of zeros.</summary>
    /// <param name="cell">Whose weights; D inputs, H units.</param>
    /// <param name="x">x_1 … x_T [D×B].</param>
    /// <param name="i">What the input gate is held at; default: it is free.</param>
    /// <param name="f">What the forget gate is held at; default: it is free.</param>
    /// <param name="g">What the candidate is held at; default: it is free.</param>
    /// <param name="o">What the output gate is held at; default: it is free.</param>
    /// <returns>The states and gates; with no gate held, those of <see cref="RecurrentLayer"/>.</returns>
    /// <exception cref="ArgumentException">x has another number of inputs than the cell.</exception>
    public static RecurrentTape Run(LstmCell cell, Sequence x, double? i = null, double? f = null, double? g = null, double? o = null)
    {
        AllGiven(cell, x);
        double?[] held = [i, f, g, o];
        var initial = cell.ZeroState(x.Batch);
        var (state, h, c, gates) = (initial, new List<Matrix<Real>>(), new List<Matrix<Real>>(), new List<Matrix<Real>>());
        for (var t = 0; t < x.Steps; t++)
        {
            var a = (cell.Wxh.Value * x[t]) + (cell.Whh.Value * state.H) + cell.Bh.Value.Column(0);
            Matrix<Real> Gate(int gate) => held[gate] is { } number
                ? Matrix<Real>.Build.Dense(cell.HiddenSize, x.Batch, (Real)number)
                : Free(gate, a.SubMatrix(gate * cell.HiddenSize, cell.HiddenSize, 0, x.Batch));
            var (enter, keep, candidate, show) = (Gate(0), Gate(1), Gate(2), Gate(3));
            var memory = Hadamard(keep, state.C!) + Hadamard(enter, candidate);
            state = new State(Hadamard(show, Tanh(memory)), memory);
            h.Add(state.H);
            c.Add(memory);
            gates.Add(enter.Stack(keep).Stack(candidate).Stack(show));
        }

        return new RecurrentTape(x, initial, Sequence.Of(h), state) { C = Sequence.Of(c), Gates = Sequence.Of(gates) };
    }

    // The third block is the candidate.
    private static Matrix<Real> Free(int gate, Matrix<Real> a) => gate == 2 ? Tanh(a) : Sigmoid(a);
}
