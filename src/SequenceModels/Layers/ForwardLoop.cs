namespace SequenceModels.Layers;

/// <summary>h_1 … h_T, and a_1 … a_T on the way.</summary>
internal sealed class ForwardLoop(Unrolled at, RecurrentWeights weights)
{
    public void Run() => Shards.ForEach(at.Batch, Run);

    private void Run(int first, int count)
    {
        var recurrence = Recurrence.Make(at, weights, first, count);
        for (int t = 0; t < at.Steps; t++)
        {
            AddInput(t, first, count);
            recurrence.Forward(t);
            Lengths.ZeroFinished(at.H(t, first, count), at.Cell.HiddenSize, t, at.Tape.Lengths, first);
        }
    }

    /// <summary>a_t = W_xh·x_t + b: step by step, while the columns of a_t are near, not for all steps at once.</summary>
    private void AddInput(int t, int first, int count)
    {
        var a = at.A(t, first, count);
        for (int b = 0; b < count; b++)
            at.Cell.Bh.Values.CopyTo(a[(b * at.Cell.GateRows)..]);
        weights.Input!.MultiplyAdd(Unrolled.Columns(at.Tape.X.Step(t), at.Cell.InputSize, first, count), count, a);
    }
}
