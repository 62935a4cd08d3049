using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Numerics;

/// <summary>ρ(W) = max |λ_i|: how much a matrix stretches or shrinks what it is applied to again and again.</summary>
/// <remarks>One application may stretch more: up to σ_max, which is <c>W.L2Norm()</c>. Lesson 06 tells the two apart.</remarks>
public static class Spectrum
{
    /// <summary>ρ, the spectral radius: the largest absolute value of an eigenvalue.</summary>
    /// <param name="w">W [H×H].</param>
    /// <exception cref="ArgumentException">W is not square.</exception>
    public static double Radius(Matrix<Real> w)
    {
        ArgumentNullException.ThrowIfNull(w);
        Shape.Require(w, w.RowCount, w.RowCount, nameof(w), "only a square matrix has eigenvalues");
        return w.Evd().EigenValues.Max(eigenvalue => eigenvalue.Magnitude);
    }

    /// <summary>The same matrix, stretched or shrunk as a whole until its spectral radius is ρ.</summary>
    /// <param name="w">W [H×H].</param>
    /// <param name="radius">ρ ≥ 0.</param>
    /// <returns>W·ρ/ρ(W), a new matrix.</returns>
    /// <exception cref="ArgumentException">W is not square, all its eigenvalues are 0, or ρ is negative.</exception>
    public static Matrix<Real> WithRadius(Matrix<Real> w, double radius)
    {
        if (!(radius >= 0))
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "A spectral radius is a number of at least 0.");
        double now = Radius(w);
        return now > 0 ? w * (Real)(radius / now) : throw new ArgumentException($"All eigenvalues of this {Shape.Of(w)} matrix are 0: no factor gives it another radius.", nameof(w));
    }
}
