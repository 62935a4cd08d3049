using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Numerics;

/// <summary>The functions of the lessons on MathNet matrices: x ↦ f(x) entry by entry, and the softmax of each column.</summary>
/// <remarks>Import with <c>using static</c>, so that code reads as the page does: <c>h = Tanh(Wxh * x + Whh * h + bh)</c>. Derived in lesson 04-the-vanilla-rnn.</remarks>
public static class Functions
{
    /// <summary>tanh(x) of every entry: squeezes any number into (−1, 1).</summary>
    public static Matrix<Real> Tanh(Matrix<Real> x) => x.Map(Real.Tanh);
}
