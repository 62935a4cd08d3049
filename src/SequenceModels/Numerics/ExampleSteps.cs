namespace SequenceModels.Numerics;

/// <summary>One example of a batch: its column of step t, not copied.</summary>
/// <param name="sequence">The batch.</param>
/// <param name="example">Which example, from 0.</param>
internal readonly ref struct ExampleSteps(Sequence sequence, int example)
{
    private readonly Span<Real> numbers = sequence.From(0).Span;
    private readonly int features = sequence.Features, batch = sequence.Batch;

    public Span<Real> this[int t] => numbers.Slice((t * batch + example) * features, features);
}
