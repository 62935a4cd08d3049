using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>h_1 … h_T: what of a forward pass must wait for the step before.</summary>
internal sealed class ForwardLoop(Unrolled at)
{
    private readonly PackedMatrix recurrent = new(at.Cell.Whh.Value);
    private readonly int rows = at.Cell.GateRows;

    public void Run() => Shards.ForEach(at.Batch, Run);

    private void Run(int first, int count)
    {
        bool keepsApart = at.Cell.KeepsProductApart;
        Span<Real> apart = new Real[keepsApart ? rows * count : 0];
        for (int t = 0; t < at.Steps; t++)
        {
            apart.Clear();
            recurrent.MultiplyAdd(at.HBefore(t, first, count), count, keepsApart ? apart : at.Gates(t, first, count));  // + W_hh·h_{t−1}
            for (int b = 0; b < count; b++)
                at.Cell.Forward(at.View(t, first + b, keepsApart ? apart.Slice(b * rows, rows) : default));             // h_t = …
            Lengths.ZeroFinished(at.H(t, first, count), at.Cell.HiddenSize, t, at.Lengths, first);
        }
    }
}
