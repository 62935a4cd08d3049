namespace SequenceModels.Cells;

/// <summary>A piece of the batch at one step, as a cell's gate arithmetic sees it: example after example, H numbers each (A and R: of all gate rows).</summary>
internal readonly ref struct StepView
{
    /// <summary>How many examples.</summary>
    public required int Count { get; init; }

    /// <summary>In: W_xh·x_t + b_h, and W_hh·h_{t−1} unless that is kept apart. Out: the gates.</summary>
    public Span<Real> A { get; init; }

    /// <summary>W_hh·h_{t−1}, where the cell keeps it apart; only on the way forward.</summary>
    public ReadOnlySpan<Real> R { get; init; }

    /// <summary>The candidate's part of R, where the way back needs it.</summary>
    public Span<Real> Q { get; init; }

    /// <summary>h_{t−1}.</summary>
    public ReadOnlySpan<Real> HBefore { get; init; }

    /// <summary>c_{t−1}.</summary>
    public ReadOnlySpan<Real> CBefore { get; init; }

    /// <summary>h_t.</summary>
    public Span<Real> H { get; init; }

    /// <summary>c_t.</summary>
    public Span<Real> C { get; init; }
}
