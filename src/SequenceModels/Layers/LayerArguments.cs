namespace SequenceModels.Layers;

/// <summary>The checks that every layer makes of what it is given, once.</summary>
internal static class LayerArguments
{
    /// <summary>x as the layer works with it: of the right size, with zeros past the lengths, and finite.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static Sequence Checked(ISequenceLayer layer, Sequence x, IReadOnlyList<int>? lengths, string? weights = null)
    {
        if (Given(x).Features != layer.InputSize)
            throw new ArgumentException($"x has {x.Features} features but the layer expects {layer.InputSize}: {(weights is null ? "" : $"{weights}, ")}x is {Shape.Of(x.Features, x.Batch)} a step.", nameof(x));
        Lengths.Require(lengths, x);
        x = Lengths.ZeroPast(x, lengths);
        RequireFinite(x);
        return x;
    }

    /// <exception cref="ArgumentException">dH is not of the shape of the tape's H.</exception>
    public static void Require(RecurrentTape tape, Sequence dH)
    {
        AllGiven(tape, dH);
        Shape.Require(dH.Columns, tape.H.Features, tape.H.Columns.ColumnCount, nameof(dH), "it holds one gradient for each entry of h_1 … h_T");
    }

    /// <summary>One sum finds whether any number is NaN or infinite; only then it is searched for.</summary>
    private static void RequireFinite(Sequence x)
    {
        var values = x.Columns.AsColumnMajorArray();
        if (Real.IsFinite(TensorPrimitives.Sum<Real>(values)))
            return;
        int wrong = Array.FindIndex(values, value => !Real.IsFinite(value));
        if (wrong >= 0)
            throw new ArgumentException(
                $"x is {values[wrong]} at feature {wrong % x.Features} of step {wrong / x.Features / x.Batch}, example {wrong / x.Features % x.Batch}: every input must be a finite number. "
                + "Look for it in the data; if x comes from another layer, that layer's weights have grown without bound.", nameof(x));
    }
}
