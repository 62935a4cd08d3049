namespace SequenceModels.Layers;

/// <summary>y_t = W·x_t for all steps at once, and its backward pass.</summary>
internal static class Projection
{
    public static Sequence Of(Parameter w, Sequence x) => new(Gemm.Multiply(w.Value, x.Columns), x.Batch);

    /// <summary>∂L/∂W += Σ_t ∂L/∂y_t·x_tᵀ; returns ∂L/∂x_t = Wᵀ·∂L/∂y_t.</summary>
    public static Sequence Back(Parameter w, Sequence x, Sequence dY)
    {
        Gemm.MultiplyAdd(dY.Columns, x.Columns, w.Gradient, transposeB: true);
        var dX = Like(x);
        Gemm.MultiplyAdd(w.Value, dY.Columns, dX.Columns, transposeA: true);
        return dX;
    }

    /// <summary>Zeros of the same size.</summary>
    public static Sequence Like(Sequence sequence) => new(sequence.Features, sequence.Steps, sequence.Batch);
}
