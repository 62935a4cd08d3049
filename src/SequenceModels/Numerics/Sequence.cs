namespace SequenceModels.Numerics;

/// <summary>x_1 … x_T: a batch of B sequences of T steps with D features a step.</summary>
/// <remarks>
/// Stored as one matrix [D×(T·B)], step after step, in each step one column an example, so that a product with all steps at once
/// is one matrix product. In code steps count from 0. Derived in lesson 04-the-vanilla-rnn.
/// </remarks>
public sealed class Sequence
{
    private int rented;

    /// <summary>A sequence of zeros.</summary>
    /// <param name="features">D ≥ 1.</param>
    /// <param name="steps">T ≥ 1.</param>
    /// <param name="batch">B ≥ 1, default 1.</param>
    /// <exception cref="ArgumentException">A number is below 1, or D·T·B numbers are more than an array can hold.</exception>
    public Sequence(int features, int steps, int batch = 1)
        : this(Zeros(AtLeastOne(features, nameof(features)), AtLeastOne(steps, nameof(steps)), AtLeastOne(batch, nameof(batch))), batch)
    {
    }

    /// <summary>A sequence over an existing dense matrix, which it shares.</summary>
    /// <param name="columns">[D×(T·B)], step after step; T ≥ 1 and D ≥ 1.</param>
    /// <param name="batch">B ≥ 1, default 1: then one column is one step.</param>
    /// <exception cref="ArgumentException">There is no step, or the number of columns is not a multiple of <paramref name="batch"/>.</exception>
    public Sequence(Matrix<Real> columns, int batch = 1)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        if (columns.ColumnCount == 0 || columns.RowCount == 0)
            throw new ArgumentException($"A sequence needs at least one step of at least one number, but the matrix is {Shape.Of(columns)}.", nameof(columns));
        if (columns.ColumnCount % batch != 0)
            throw new ArgumentException($"{columns.ColumnCount} columns cannot be shared out over a batch of {batch}: the matrix must be [D×(T·{batch})].", nameof(columns));
        Columns = columns.AsColumnMajorArray() is null ? Matrix<Real>.Build.DenseOfMatrix(columns) : columns;
        Batch = batch;
    }

    /// <summary>D, the numbers a step and example.</summary>
    public int Features => Columns.RowCount;

    /// <summary>T, the steps.</summary>
    public int Steps => Columns.ColumnCount / Batch;

    /// <summary>B, the examples side by side.</summary>
    public int Batch { get; }

    /// <summary>All steps as one matrix [D×(T·B)]; example b of step t is column t·B + b.</summary>
    public Matrix<Real> Columns { get; }

    /// <summary>x_t [D×B], a copy; set it to fill a step.</summary>
    /// <param name="step">t from 0 to T − 1.</param>
    public Matrix<Real> this[int step]
    {
        get => Columns.SubMatrix(0, Features, CheckedStep(step) * Batch, Batch);
        set
        {
            Shape.Require(value, Features, Batch, nameof(value), $"the sequence has {Features} features and {Batch} examples a step");
            Columns.SetSubMatrix(0, CheckedStep(step) * Batch, value);
        }
    }

    /// <summary>Makes a sequence from its steps.</summary>
    /// <param name="steps">x_1 … x_T, each [D×B].</param>
    /// <exception cref="ArgumentException">There is no step, or two steps differ in shape.</exception>
    public static Sequence Of(params IReadOnlyList<Matrix<Real>> steps)
    {
        if (Given(steps).Count == 0)
            throw new ArgumentException("A sequence needs at least one step; 0 were given.", nameof(steps));
        var sequence = new Sequence(steps[0].RowCount, steps.Count, steps[0].ColumnCount);
        for (int t = 0; t < steps.Count; t++)
            sequence[t] = steps[t];
        return sequence;
    }

    /// <summary>Makes one sequence with one number a step: D = 1, B = 1.</summary>
    /// <param name="values">x_1 … x_T, at least one.</param>
    /// <exception cref="ArgumentException">There is no number.</exception>
    public static Sequence Of(params IEnumerable<double> values)
    {
        Real[] numbers = [.. Given(values).Select(value => (Real)value)];
        return new(Matrix<Real>.Build.Dense(1, RequireAny(numbers.Length, nameof(values)), numbers));
    }

    /// <summary>Makes a sequence of symbols' numbers, for an embedding: D = 1.</summary>
    /// <param name="ids">Step after step, in each step one number an example.</param>
    /// <param name="batch">B ≥ 1, default 1.</param>
    /// <exception cref="ArgumentException">There is no id, or their number is not a multiple of <paramref name="batch"/>.</exception>
    public static Sequence OfSymbols(IReadOnlyList<int> ids, int batch = 1) =>
        new Sequence(Matrix<Real>.Build.Dense(1, RequireAny(Given(ids).Count, nameof(ids)), (_, column) => ids[column]), batch);

    /// <summary>The steps start … start + count − 1, a copy: a window for truncated backpropagation.</summary>
    /// <param name="start">First step, from 0.</param>
    /// <param name="count">How many steps, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sequence has not all of these steps, or none is asked for.</exception>
    public Sequence Slice(int start, int count)
    {
        if (CheckedStep(start) > Steps - AtLeastOne(count, nameof(count)))
            throw new ArgumentOutOfRangeException(nameof(count), count, $"From step {start} on the sequence has {Steps - start} steps.");
        return new(Columns.SubMatrix(0, Features, start * Batch, count * Batch), Batch);
    }

    /// <summary>x_T … x_1: the same steps backwards.</summary>
    public Sequence Reversed()
    {
        var reversed = new Sequence(Features, Steps, Batch);
        for (int t = 0; t < Steps; t++)
            Step(Steps - 1 - t).CopyTo(reversed.Step(t));
        return reversed;
    }

    /// <summary>From numbers as other libraries order them: example after example, step after step.</summary>
    /// <param name="batchFirst">[B,T,D], none of them 0.</param>
    /// <exception cref="ArgumentException">There is no example, no step or no feature.</exception>
    public static Sequence FromBatchFirst(Real[,,] batchFirst)
    {
        var (batch, steps, features) = (Given(batchFirst).GetLength(0), batchFirst.GetLength(1), batchFirst.GetLength(2));
        return new(Matrix<Real>.Build.Dense(features, steps * batch, (d, column) => batchFirst[column % batch, column / batch, d]), batch);
    }

    /// <summary>The same numbers as other libraries order them: example after example, step after step.</summary>
    /// <returns>[B,T,D], a copy.</returns>
    public Real[,,] ToBatchFirst()
    {
        var batchFirst = new Real[Batch, Steps, Features];
        foreach (var (d, column, value) in Columns.EnumerateIndexed())
            batchFirst[column % Batch, column / Batch, d] = value;
        return batchFirst;
    }

    /// <summary>Marks it as lent out by <see cref="SequencePool"/>.</summary>
    internal Sequence Rented()
    {
        rented = 1;
        return this;
    }

    /// <returns>Whether it was lent out; from now on it is not.</returns>
    internal bool TakeBack() => Interlocked.Exchange(ref rented, 0) == 1;

    /// <summary>The numbers of step t, D·B of them, not copied.</summary>
    internal Span<Real> Step(int t) => Columns.AsColumnMajorArray().AsSpan(t * Features * Batch, Features * Batch);

    /// <summary>The numbers of step t and all steps after it, not copied.</summary>
    internal Memory<Real> From(int t) => Columns.AsColumnMajorArray().AsMemory(t * Features * Batch);

    /// <summary>Says the sizes: <c>Sequence of T = 3 steps, D = 1, B = 1</c>.</summary>
    public override string ToString() => $"Sequence of T = {Steps} steps, D = {Features}, B = {Batch}";

    private static Matrix<Real> Zeros(int features, int steps, int batch) => Shape.Zeros(
        features, (long)steps * batch, $"A sequence with D = {features}, T = {steps}, B = {batch}", "Take fewer examples or steps at a time; symbols as numbers for an EmbeddingLayer instead of one-hot.");

    private static int RequireAny(int count, string name) => count > 0
        ? count
        : throw new ArgumentException("A sequence needs at least one step; 0 were given.", name);

    private static int AtLeastOne(int number, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, name);
        return number;
    }

    private int CheckedStep(int step) => step >= 0 && step < Steps
        ? step
        : throw new ArgumentOutOfRangeException(nameof(step), step, $"The sequence has steps 0 to {Steps - 1}.");
}
