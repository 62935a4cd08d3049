namespace SequenceModels.Layers;

/// <summary>Sequences of different length in one batch: example b has the steps 0 … lengths[b] − 1. No lengths: all have T steps.</summary>
internal static class Lengths
{
    /// <exception cref="ArgumentException">Not one length for each example, or one outside 1 … T.</exception>
    public static void Require(IReadOnlyList<int>? lengths, Sequence x)
    {
        if (lengths is null)
            return;
        if (lengths.Count != x.Batch)
            throw new ArgumentException($"{lengths.Count} lengths were given for {x.Batch} examples: give one for each.", nameof(lengths));
        for (int b = 0; b < x.Batch; b++)
        {
            if (lengths[b] < 1 || lengths[b] > x.Steps)
                throw new ArgumentException($"Example {b} has length {lengths[b]}, but x has {x.Steps} steps: a length is a number from 1 to {x.Steps}.", nameof(lengths));
        }
    }

    /// <summary>The sequence with zeros past each example's length: a copy, or itself where there are no lengths.</summary>
    public static Sequence ZeroPast(Sequence sequence, IReadOnlyList<int>? lengths)
    {
        if (lengths is null)
            return sequence;
        var clean = new Sequence(sequence.Columns.Clone(), sequence.Batch);
        for (int t = 0; t < sequence.Steps; t++)
            ZeroFinished(clean.Step(t), clean.Features, t, lengths);
        return clean;
    }

    /// <summary>Sets the columns of examples that have no step t to zero.</summary>
    /// <param name="step">Columns of step t.</param>
    /// <param name="rows">Numbers in a column.</param>
    /// <param name="t">The step.</param>
    /// <param name="lengths">The lengths of all examples.</param>
    /// <param name="first">The example of the first column; default 0.</param>
    public static void ZeroFinished(Span<Real> step, int rows, int t, IReadOnlyList<int>? lengths, int first = 0)
    {
        for (int column = 0; lengths is not null && column < step.Length / rows; column++)
        {
            if (t >= lengths[first + column])
                step.Slice(column * rows, rows).Clear();
        }
    }

    /// <summary>Each example's steps backwards: step t becomes step length − 1 − t, and what is past the length becomes zero.</summary>
    public static Sequence Reverse(Sequence sequence, IReadOnlyList<int>? lengths)
    {
        var (rows, batch) = (sequence.Features, sequence.Batch);
        var reversed = new Sequence(rows, sequence.Steps, batch);
        for (int b = 0; b < batch; b++)
        {
            int length = lengths?[b] ?? sequence.Steps;
            for (int t = 0; t < length; t++)
                sequence.Step(length - 1 - t).Slice(b * rows, rows).CopyTo(reversed.Step(t)[(b * rows)..]);
        }
        return reversed;
    }

    /// <summary>Each example's column of its last step [rows×B].</summary>
    public static Matrix<Real> Last(Sequence sequence, IReadOnlyList<int>? lengths)
    {
        if (lengths is null)
            return sequence[sequence.Steps - 1];
        return Matrix<Real>.Build.DenseOfColumnVectors(lengths.Select((length, b) => sequence.Columns.Column((length - 1) * sequence.Batch + b)));
    }
}
