using SequenceModels.Cells;
using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>W_hh packed once a pass: as a whole, or where the candidate's product waits for the reset gate, in two parts.</summary>
internal sealed class RecurrentWeights : IDisposable
{
    /// <param name="cell">Whose W_hh.</param>
    /// <param name="transpose">Pack the transposes, for the way back.</param>
    public RecurrentWeights(RecurrentCell cell, bool transpose)
    {
        var w = cell.Whh.Value;
        int units = cell.HiddenSize;
        int atOnce = cell.ResetsState ? cell.GateRows - units : cell.GateRows;
        AtOnce = new PackedMatrix(atOnce == w.RowCount ? w : w.SubMatrix(0, atOnce, 0, units), transpose);
        Candidate = cell.ResetsState ? new PackedMatrix(w.SubMatrix(atOnce, units, 0, units), transpose) : null;
    }

    /// <summary>The rows that multiply h_{t−1}.</summary>
    public PackedMatrix AtOnce { get; }

    /// <summary>The rows that multiply r ∘ h_{t−1}.</summary>
    public PackedMatrix? Candidate { get; }

    public void Dispose()
    {
        AtOnce.Dispose();
        Candidate?.Dispose();
    }
}
