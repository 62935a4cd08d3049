namespace SequenceModels.Layers;

/// <summary>One cell at all steps: where its numbers lie.</summary>
internal sealed class Unrolled
{
    private readonly Real[] h0, c0;

    public Unrolled(RecurrentCell cell, RecurrentTape tape)
    {
        (Cell, Tape, Gates) = (cell, tape, tape.Gates ?? tape.H);
        (h0, c0) = (tape.Initial.H.ToColumnMajorArray(), tape.Initial.C?.ToColumnMajorArray() ?? []);
    }

    public RecurrentCell Cell { get; }

    public RecurrentTape Tape { get; }

    /// <summary>The gates of all steps, or one step's at a time.</summary>
    public Sequence Gates { get; }

    public int Steps => Tape.H.Steps;

    public int Batch => Tape.H.Batch;

    /// <summary>A tape for a forward pass, with room for all it will hold.</summary>
    /// <param name="cell">Whose pass.</param>
    /// <param name="x">x_1 … x_T.</param>
    /// <param name="initial">The state before the first step.</param>
    /// <param name="lengths">Steps of each example.</param>
    /// <param name="mask">What is dropped of the state.</param>
    /// <param name="keep">Whether a way back is wanted; otherwise each step writes its gates over the last one's, and two steps of c take turns.</param>
    public static RecurrentTape NewTape(RecurrentCell cell, Sequence x, State initial, IReadOnlyList<int>? lengths, Sequence? mask, bool keep)
    {
        // A final c is the last of each example, and they end at different steps.
        var (steps, statesOfC) = keep ? (x.Steps, x.Steps) : (1, lengths is null ? Math.Min(2, x.Steps) : x.Steps);
        return new RecurrentTape(x, initial, State(x.Steps), initial)
        {
            Lengths = lengths,
            Mask = mask,
            Gates = cell.GateIsState ? null : SequencePool.Rent(cell.GateRows, steps, x.Batch),
            C = cell.HasCellState ? State(statesOfC) : null,
            Q = cell.KeepsProductApart ? State(steps) : null,
        };

        Sequence State(int steps) => SequencePool.Rent(cell.HiddenSize, steps, x.Batch);
    }

    /// <summary>The state after each example's last step.</summary>
    public State Final => new(Lengths.Last(Tape.H, Tape.Lengths), Tape.C is null ? null : Tape.Lengths is null ? Tape.C[(Steps - 1) % Tape.C.Steps] : Lengths.Last(Tape.C, Tape.Lengths));

    /// <summary>h_t of examples first … first + count − 1.</summary>
    public Span<Real> H(int t, int first, int count) => Columns(Tape.H.Step(t), Cell.HiddenSize, first, count);

    /// <summary>h_{t−1} of the same examples.</summary>
    public ReadOnlySpan<Real> HBefore(int t, int first, int count) => Columns(t == 0 ? h0 : Tape.H.Step(t - 1), Cell.HiddenSize, first, count);

    /// <summary>h_{t−1} of all steps as W_hh saw it: what dropout left of it.</summary>
    public void CopyRecalled(Sequence recalled)
    {
        for (int t = 0; t < Steps; t++)
        {
            var step = recalled.Step(t);
            HBefore(t, 0, Batch).CopyTo(step);
            if (Tape.Mask is not null)
                TensorPrimitives.Multiply(step, Mask(t, 0, Batch), step);
        }
    }

    /// <summary>r ∘ what is there, for all steps; r is the first gate.</summary>
    public void ResetRecalled(Sequence recalled)
    {
        for (int column = 0; column < recalled.Columns.ColumnCount; column++)
        {
            var part = recalled.From(0).Span.Slice(column * Cell.HiddenSize, Cell.HiddenSize);
            TensorPrimitives.Multiply(part, Gates.From(0).Span.Slice(column * Cell.GateRows, Cell.HiddenSize), part);
        }
    }

    /// <summary>What dropout leaves of h_{t−1}.</summary>
    public ReadOnlySpan<Real> Mask(int t, int first, int count) => Columns(Dropout.Step(Tape.Mask!, t), Cell.HiddenSize, first, count);

    /// <summary>a_t, and then the gates, of the same examples.</summary>
    public Span<Real> A(int t, int first, int count) => Columns(Gates.Step(t % Gates.Steps), Cell.GateRows, first, count);

    /// <summary>Examples first … first + count − 1 at step t.</summary>
    /// <param name="t">The step.</param>
    /// <param name="first">The first example.</param>
    /// <param name="count">How many.</param>
    /// <param name="r">W_hh·h_{t−1}, where it is kept apart.</param>
    public StepView View(int t, int first, int count, ReadOnlySpan<Real> r = default)
    {
        return new()
        {
            Count = count,
            A = A(t, first, count),
            R = r,
            Q = Tape.Q is null ? default : Of(Tape.Q.Step(t % Tape.Q.Steps)),
            HBefore = HBefore(t, first, count),
            CBefore = Tape.C is null ? default : Of(t == 0 ? c0 : Tape.C.Step((t - 1) % Tape.C.Steps)),
            H = H(t, first, count),
            C = Tape.C is null ? default : Of(Tape.C.Step(t % Tape.C.Steps)),
        };

        Span<Real> Of(Span<Real> step) => Columns(step, Cell.HiddenSize, first, count);
    }

    /// <summary>Examples first … first + count − 1 of a step.</summary>
    public static Span<Real> Columns(Span<Real> step, int rows, int first, int count) => step.Slice(first * rows, count * rows);
}
