namespace SequenceModels.Layers;

/// <summary>h_1 … h_T: what of a forward pass must wait for the step before.</summary>
internal sealed class ForwardLoop(Unrolled at, RecurrentWeights weights)
{
    public void Run() => Shards.ForEach(at.Batch, Run);

    private void Run(int first, int count)
    {
        var recurrence = Recurrence.Make(at, weights, first, count);
        for (int t = 0; t < at.Steps; t++)
        {
            recurrence.Forward(t);
            Lengths.ZeroFinished(at.H(t, first, count), at.Cell.HiddenSize, t, at.Tape.Lengths, first);
        }
    }
}
