using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Layers;

/// <summary>∂L/∂W_hh of an RNN, taken apart: one term for each step at which W_hh was used.</summary>
/// <remarks>The term of lag k is (∂L/∂h_{T−k} ∘ φ′)·h_{T−k−1}ᵀ, and a window of k keeps the first k of them. Derived in lesson 06-vanishing-and-exploding-gradients.</remarks>
public static class WeightGradients
{
    /// <summary>The terms of lags 0, 1, …, T − 1.</summary>
    /// <param name="layer">A layer of <see cref="RnnCell"/>s.</param>
    /// <param name="tape">Of a forward pass of that layer, without lengths.</param>
    /// <param name="dLast">∂L/∂h_T [H×B]; the loss sees no other state.</param>
    /// <returns>T matrices [H×H] that sum to ∂L/∂W_hh; the last use first.</returns>
    /// <exception cref="ArgumentException">The layer's cell is no <see cref="RnnCell"/>.</exception>
    public static IReadOnlyList<Matrix<Real>> ByLag(RecurrentLayer layer, RecurrentTape tape, Matrix<Real> dLast)
    {
        AllGiven(layer, tape, dLast);
        if (layer.Cell is not RnnCell cell)
            throw new ArgumentException($"The layer's cell is a {layer.Cell.GetType().Name}, whose gates use W_hh in several ways: give a layer of RnnCells.", nameof(layer));
        var noLoss = new Sequence(layer.OutputSize, tape.H.Steps, tape.H.Batch);
        // ∂L/∂h_0 … ∂L/∂h_T
        var dh = layer.StateGradients(tape, noLoss, new State(dLast));
        Matrix<Real> Term(int t) => Hadamard(dh[t + 1].H, Slope(cell.Activation, tape.H[t])) * (t == 0 ? tape.Initial.H : tape.H[t - 1]).Transpose();
        return [.. Enumerable.Range(0, tape.H.Steps).Reverse().Select(Term)];
    }

    private static Matrix<Real> Slope(Activation activation, Matrix<Real> h) =>
        h.Map(state => activation == Activation.Tanh ? 1 - (state * state) : state > 0 ? 1 : (Real)0, Zeros.Include);
}
