using SequenceModels.Cells;

namespace SequenceModels.Layers;

/// <summary>The gradients of a piece of the batch at one step, example after example; see <see cref="StepGradient"/>.</summary>
internal readonly ref struct PieceGradient
{
    public int Units { get; init; }

    public int Rows { get; init; }

    public Span<Real> H { get; init; }

    public Span<Real> C { get; init; }

    public Span<Real> A { get; init; }

    public Span<Real> R { get; init; }

    public Span<Real> HBefore { get; init; }

    /// <summary>Those of the example in column b.</summary>
    public StepGradient this[int b] => new()
    {
        H = H.Slice(b * Units, Units),
        C = C.IsEmpty ? default : C.Slice(b * Units, Units),
        A = A.Slice(b * Rows, Rows),
        R = R.IsEmpty ? default : R.Slice(b * Rows, Rows),
        HBefore = HBefore.Slice(b * Units, Units),
    };
}
