namespace SequenceModels.Layers;

/// <summary>One step from h_{t−1} to h_t and back, for a piece of the batch: products with W_hh, and the cell's arithmetic between them.</summary>
internal abstract class Recurrence(Unrolled at, int first, int count)
{
    private const int FirstCache = 16 * 1024 / sizeof(Real);

    private readonly Real[] recalled = new Real[at.Tape.Mask is null ? 0 : at.Cell.HiddenSize * count];
    private readonly Real[] dRecalled = new Real[at.Tape.Mask is null ? 0 : at.Cell.HiddenSize * count];

    protected Unrolled At { get; } = at;

    protected RecurrentCell Cell { get; } = at.Cell;

    protected int First { get; } = first;

    protected int Count { get; } = count;

    protected int Units { get; } = at.Cell.HiddenSize;

    /// <summary>So many examples have gates that stay in the first cache while the cell passes over them more than once.</summary>
    protected int InFirstCache { get; } = Math.Max(1, FirstCache / at.Cell.GateRows);

    public static Recurrence Make(Unrolled at, RecurrentWeights weights, int first, int count) => at.Cell.ResetsState
        ? new ResetBeforeProductRecurrence(at, weights.AtOnce, weights.Candidate!, first, count)
        : new OneProductRecurrence(at, weights.AtOnce, first, count);

    /// <summary>h_t from h_{t−1}.</summary>
    public abstract void Forward(int t);

    /// <summary>From ∂L/∂h_t to those of a_t and h_{t−1}.</summary>
    /// <param name="t">The step.</param>
    /// <param name="gradient">Where each example's gradients lie.</param>
    /// <param name="dRecalled">∂L/∂ what W_hh saw of h_{t−1}, added to.</param>
    protected abstract void Backward(int t, StepGradient gradient, Span<Real> dRecalled);

    /// <summary>From ∂L/∂h_t to those of a_t and h_{t−1}.</summary>
    public void Backward(int t, StepGradient gradient)
    {
        if (At.Tape.Mask is null)
        {
            Backward(t, gradient, gradient.HBefore);
            return;
        }
        dRecalled.AsSpan().Clear();
        Backward(t, gradient, dRecalled);
        TensorPrimitives.MultiplyAdd(dRecalled, At.Mask(t, First, Count), gradient.HBefore, gradient.HBefore);
    }

    /// <summary>h_{t−1} as W_hh sees it: what dropout leaves of it.</summary>
    protected ReadOnlySpan<Real> Recalled(int t)
    {
        if (At.Tape.Mask is null)
            return At.HBefore(t, First, Count);
        TensorPrimitives.Multiply(At.HBefore(t, First, Count), At.Mask(t, First, Count), recalled);
        return recalled;
    }
}
