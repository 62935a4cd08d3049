namespace SequenceModels.Layers;

/// <summary>W_hh packed once a pass: as a whole, or where the candidate's product waits for the reset gate, in two parts; on the way forward W_xh beside it.</summary>
internal sealed class RecurrentWeights : IDisposable
{
    /// <param name="cell">Whose weights.</param>
    /// <param name="transpose">Pack the transposes, for the way back.</param>
    public RecurrentWeights(RecurrentCell cell, bool transpose)
    {
        var w = cell.Whh.Value;
        int units = cell.HiddenSize;
        int atOnce = cell.ResetsState ? cell.GateRows - units : cell.GateRows;
        AtOnce = new PackedMatrix(atOnce == w.RowCount ? w : w.SubMatrix(0, atOnce, 0, units), transpose);
        Input = transpose ? null : new PackedMatrix(cell.Wxh.Value);
        Candidate = cell.ResetsState ? new PackedMatrix(w.SubMatrix(atOnce, units, 0, units), transpose) : null;
    }

    /// <summary>W_xh, on the way forward.</summary>
    public PackedMatrix? Input { get; }

    /// <summary>The rows that multiply h_{t−1}.</summary>
    public PackedMatrix AtOnce { get; }

    /// <summary>The rows that multiply r ∘ h_{t−1}.</summary>
    public PackedMatrix? Candidate { get; }

    public void Dispose()
    {
        Input?.Dispose();
        AtOnce.Dispose();
        Candidate?.Dispose();
    }
}
