namespace SequenceModels.Cells;

/// <summary>The gradients of a piece of the batch at one step, example after example: what comes in from above and from the next step, and what goes out.</summary>
internal readonly ref struct StepGradient
{
    /// <summary>In: ∂L/∂h_t, complete.</summary>
    public ReadOnlySpan<Real> H { get; init; }

    /// <summary>In: ∂L/∂c_t from the next step. Out: ∂L/∂c_{t−1}.</summary>
    public Span<Real> C { get; init; }

    /// <summary>Out: the gradient of W_xh·x_t + b_h.</summary>
    public Span<Real> A { get; init; }

    /// <summary>Out: the gradient of W_hh·h_{t−1}, where the cell keeps it apart.</summary>
    public Span<Real> R { get; init; }

    /// <summary>Out, zero at first: what reaches h_{t−1} on other ways than through W_hh.</summary>
    public Span<Real> HBefore { get; init; }
}
