using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Cells;

/// <summary>What a recurrent network knows between two steps: H, one column an example.</summary>
/// <remarks>A state is a value. Truncated backpropagation starts the next chunk from the last state; there is nothing to detach.</remarks>
/// <param name="H">The hidden state [H×B].</param>
public sealed record State(Matrix<Real> H)
{
    /// <summary>The state before the first step when nothing is known: zeros.</summary>
    /// <param name="hiddenSize">H ≥ 1.</param>
    /// <param name="batch">B ≥ 1, default 1.</param>
    public static State Zero(int hiddenSize, int batch = 1) => new(Matrix<Real>.Build.Dense(hiddenSize, batch));
}
