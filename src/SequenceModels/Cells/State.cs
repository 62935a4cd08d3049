namespace SequenceModels.Cells;

/// <summary>What a recurrent network knows between two steps: H, and for the LSTM also C; one column an example.</summary>
/// <remarks>
/// A state is a value. Truncated backpropagation starts the next chunk from the last state; there is nothing to detach.
/// Layers on top of each other, and two directions, put their states one below the other in the order of PyTorch: layer by layer,
/// forward before reverse.
/// </remarks>
/// <param name="H">The hidden state [H×B].</param>
/// <param name="C">The cell state [H×B] of an LSTM; default none.</param>
public sealed record State(Matrix<Real> H, Matrix<Real>? C = null)
{
    /// <summary>What an encoder has read, where the decoder may look back at it; default none.</summary>
    public Memory? Memory { get; init; }

    /// <summary>The state before the first step when nothing is known: zeros.</summary>
    /// <param name="hiddenSize">H ≥ 1.</param>
    /// <param name="batch">B ≥ 1, default 1.</param>
    public static State Zero(int hiddenSize, int batch = 1) => new(Matrix<Real>.Build.Dense(hiddenSize, batch));
}
