using SequenceModels.Layers;

namespace SequenceModels.Training;

/// <summary>From one batch of all examples to the many small ones of an epoch, or to the chunks of truncated backpropagation.</summary>
public static class Batches
{
    /// <summary>Mini-batches: every example once, some at a time. For a new order in every epoch: <c>trainer.Fit(_ => Batches.Mini(all, 32, random), epochs)</c>.</summary>
    /// <param name="all">All examples side by side. With lengths a mini-batch is cut to its longest example.</param>
    /// <param name="size">Examples in a mini-batch, at least 1; the last has what is left.</param>
    /// <param name="random">The source of the order; default the order of <paramref name="all"/>.</param>
    /// <exception cref="ArgumentException">The targets are neither one for each step nor one for each example, or a length does not fit.</exception>
    public static IReadOnlyList<Batch<int[]>> Mini(Batch<int[]> all, int size, Random? random = null) =>
        Mini(Given(all), all.Target.Length, size, random, Pick);

    /// <inheritdoc cref="Mini(Batch{int[]}, int, Random?)"/>
    public static IReadOnlyList<Batch<Matrix<Real>>> Mini(Batch<Matrix<Real>> all, int size, Random? random = null) =>
        Mini(Given(all), all.Target.ColumnCount, size, random, Pick);

    /// <summary>Consecutive pieces in time, for a trainer that carries the state from each to the next.</summary>
    /// <param name="stream">One long batch, a target at every step, all examples equally long.</param>
    /// <param name="steps">Steps in a piece, at least 1; the last has what is left.</param>
    /// <exception cref="ArgumentException">The targets are not one for each step, or the examples differ in length.</exception>
    public static IReadOnlyList<Batch<int[]>> Chunks(Batch<int[]> stream, int steps) => Chunks(Given(stream), stream.Target.Length, steps, Pick);

    /// <inheritdoc cref="Chunks(Batch{int[]}, int)"/>
    public static IReadOnlyList<Batch<Matrix<Real>>> Chunks(Batch<Matrix<Real>> stream, int steps) =>
        Chunks(Given(stream), stream.Target.ColumnCount, steps, Pick);

    private static List<Batch<TTarget>> Mini<TTarget>(Batch<TTarget> all, int targets, int size, Random? random, Func<TTarget, int[], TTarget> pick)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Lengths.Require(all.Lengths, all.X);
        var (x, examples) = (all.X, all.X.Batch);
        if (targets != examples && targets != examples * x.Steps)
            throw new ArgumentException($"{targets} targets were given for {examples} examples of {x.Steps} steps: give {examples * x.Steps}, one for each step, or {examples}, one for each example.", nameof(all));
        int[] order = [.. Enumerable.Range(0, examples)];
        random?.Shuffle(order);
        var batches = new List<Batch<TTarget>>();
        foreach (int[] chosen in order.Chunk(size))
        {
            int[]? lengths = all.Lengths is null ? null : [.. chosen.Select(b => all.Lengths[b])];
            int steps = lengths?.Max() ?? x.Steps;
            var cut = new Sequence(Pick(x.Columns, Columns(chosen, examples, steps)), chosen.Length);
            batches.Add(new(cut, pick(all.Target, Columns(chosen, examples, targets == examples ? 1 : steps)), lengths));
        }
        return batches;
    }

    private static List<Batch<TTarget>> Chunks<TTarget>(Batch<TTarget> stream, int targets, int steps, Func<TTarget, int[], TTarget> pick)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var x = stream.X;
        if (targets != x.Columns.ColumnCount || stream.Lengths is not null)
            throw new ArgumentException($"Chunks follow one another in time: {x.Batch} examples of {x.Steps} steps need {x.Columns.ColumnCount} targets, one for each step (given {targets}), and no lengths.", nameof(stream));
        var chunks = new List<Batch<TTarget>>();
        for (int start = 0; start < x.Steps; start += steps)
        {
            int count = Math.Min(steps, x.Steps - start);
            chunks.Add(new(x.Slice(start, count), pick(stream.Target, [.. Enumerable.Range(start * x.Batch, count * x.Batch)])));
        }
        return chunks;
    }

    /// <summary>The columns t·B + b of the chosen examples b, step after step.</summary>
    private static int[] Columns(int[] chosen, int examples, int steps) =>
        [.. from t in Enumerable.Range(0, steps) from b in chosen select t * examples + b];

    private static int[] Pick(int[] from, int[] columns) => Array.ConvertAll(columns, column => from[column]);

    private static Matrix<Real> Pick(Matrix<Real> from, int[] columns)
    {
        var picked = Matrix<Real>.Build.Dense(from.RowCount, columns.Length);
        var (source, destination, rows) = (ColumnMajor.Of(from), picked.AsColumnMajorArray(), from.RowCount);
        for (int i = 0; i < columns.Length; i++)
            source.AsSpan(columns[i] * rows, rows).CopyTo(destination.AsSpan(i * rows));
        return picked;
    }
}
