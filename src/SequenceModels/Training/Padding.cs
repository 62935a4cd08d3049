namespace SequenceModels.Training;

/// <summary>Sequences of different length side by side in one batch: zeros fill up x, a mark that the loss ignores fills up the targets.</summary>
public static class Padding
{
    /// <summary>A batch for <c>new SoftmaxCrossEntropy(ignore: …)</c>.</summary>
    /// <param name="x">One sequence an example, each with B = 1 and the same features.</param>
    /// <param name="targets">For each example as many class numbers as it has steps; or for each example one.</param>
    /// <param name="ignore">The mark, default −1.</param>
    /// <exception cref="ArgumentException">There is no example, they differ in features, or the targets do not fit.</exception>
    public static Batch<int[]> Pad(IReadOnlyList<Sequence> x, IReadOnlyList<int[]> targets, int ignore = -1)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var (together, lengths) = SideBySide(x);
        var places = Places(lengths, [.. targets.Select(target => target.Length)]);
        return new(together, [.. places.Select(place => place.Step < targets[place.Example].Length ? targets[place.Example][place.Step] : ignore)], lengths);
    }

    /// <summary>A batch for <c>new SquaredError(ignore: double.NaN)</c> or <c>new SigmoidCrossEntropy(ignore: double.NaN)</c>.</summary>
    /// <param name="x">One sequence an example, each with B = 1 and the same features.</param>
    /// <param name="targets">For each example K numbers a step, [K×T]; or for each example [K×1].</param>
    /// <param name="ignore">The mark, default NaN.</param>
    /// <exception cref="ArgumentException">There is no example, they differ in features, or the targets do not fit.</exception>
    public static Batch<Matrix<Real>> Pad(IReadOnlyList<Sequence> x, IReadOnlyList<Matrix<Real>> targets, double ignore = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var (together, lengths) = SideBySide(x);
        var places = Places(lengths, [.. targets.Select(target => target.ColumnCount)]);
        var padded = Matrix<Real>.Build.Dense(targets[0].RowCount, places.Count, (Real)ignore);
        for (int column = 0; column < places.Count; column++)
        {
            var (step, target) = (places[column].Step, targets[places[column].Example]);
            Shape.Require(target, padded.RowCount, target.ColumnCount, nameof(target), "all examples need as many numbers a step as the first");
            if (step < target.ColumnCount)
                padded.SetColumn(column, target.Column(step));
        }
        return new(together, padded, lengths);
    }

    private static (Sequence X, int[] Lengths) SideBySide(IReadOnlyList<Sequence> x)
    {
        if (Given(x).Count == 0)
            throw new ArgumentException("A batch needs at least one example; 0 sequences were given.", nameof(x));
        if (x.FirstOrDefault(example => example.Batch != 1 || example.Features != x[0].Features) is { } odd)
            throw new ArgumentException($"One example is a {odd}; each must have B = 1 and D = {x[0].Features}, as the first.", nameof(x));
        int[] lengths = [.. x.Select(example => example.Steps)];
        var together = new Sequence(x[0].Features, lengths.Max(), x.Count);
        for (int b = 0; b < x.Count; b++)
        {
            for (int t = 0; t < lengths[b]; t++)
                together.Columns.SetColumn(t * x.Count + b, x[b].Columns.Column(t));
        }
        return (together, lengths);
    }

    /// <summary>Which step of which example a target's column stands for, in the order of a batch.</summary>
    private static List<(int Step, int Example)> Places(int[] lengths, int[] targets)
    {
        bool everyStep = targets.SequenceEqual(lengths);
        if (!everyStep && !(targets.Length == lengths.Length && targets.All(count => count == 1)))
            throw new ArgumentException($"The examples have [{string.Join(", ", lengths)}] steps but [{string.Join(", ", targets)}] targets: give as many as steps, or one for each example.", nameof(targets));
        return [.. from t in Enumerable.Range(0, everyStep ? lengths.Max() : 1) from b in Enumerable.Range(0, lengths.Length) select (t, b)];
    }
}
