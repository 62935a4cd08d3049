using SequenceModels.Cells;
using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>What a forward pass through time leaves behind for the way back.</summary>
/// <param name="X">x_1 … x_T, as given.</param>
/// <param name="Initial">h_0, as given or zeros.</param>
/// <param name="H">h_1 … h_T.</param>
public sealed record RecurrentTape(Sequence X, State Initial, Sequence H)
{
    /// <summary>h_T: the summary of the whole sequence, and the start of the next chunk.</summary>
    public State Final => new(H[H.Steps - 1]);
}
