using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>h_1 … h_T, and a_1 … a_T on the way.</summary>
internal sealed class ForwardLoop(Unrolled at, RecurrentWeights weights)
{
    /// <summary>W_xh·x + b of a whole batch is made for all steps at once; pieces of a batch make their own, step by step, at the same time.</summary>
    public void Run()
    {
        if (Shards.Count(at.Batch) > 1)
        {
            using var inputWeights = new PackedMatrix(at.Cell.Wxh.Value);
            Shards.ForEach(at.Batch, (first, count) => Run(first, count, inputWeights));
            return;
        }
        at.Cell.Bh.CopyToEveryColumn(at.Gates);
        Gemm.MultiplyAdd(at.Cell.Wxh.Value, at.Tape.X.Columns, at.Gates.Columns);
        Run(0, at.Batch, inputWeights: null);
    }

    private void Run(int first, int count, PackedMatrix? inputWeights)
    {
        var recurrence = Recurrence.Make(at, weights, first, count);
        for (int t = 0; t < at.Steps; t++)
        {
            if (inputWeights is not null)
                AddInput(t, first, count, inputWeights);
            recurrence.Forward(t);
            Lengths.ZeroFinished(at.H(t, first, count), at.Cell.HiddenSize, t, at.Tape.Lengths, first);
        }
    }

    private void AddInput(int t, int first, int count, PackedMatrix inputWeights)
    {
        var a = at.A(t, first, count);
        for (int b = 0; b < count; b++)
            at.Cell.Bh.Values.CopyTo(a[(b * at.Cell.GateRows)..]);
        inputWeights.MultiplyAdd(Unrolled.Columns(at.Tape.X.Step(t), at.Cell.InputSize, first, count), count, a);
    }
}
