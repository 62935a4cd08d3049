namespace SequenceModels.Numerics;

/// <summary>ρ(W) = max |λ_i|, what a matrix does to lengths when applied again and again; σ_max(W), the most it can do when applied once.</summary>
/// <remarks>ρ ≤ σ_max. Lesson 06 tells the two apart.</remarks>
public static class Spectrum
{
    /// <summary>ρ, the spectral radius: the largest absolute value of an eigenvalue.</summary>
    /// <param name="w">W [H×H].</param>
    /// <exception cref="ArgumentException">W is not square.</exception>
    public static double Radius(Matrix<Real> w)
    {
        Shape.Require(Given(w), w.RowCount, w.RowCount, nameof(w), "only a square matrix has eigenvalues");
        return w.Evd().EigenValues.Max(eigenvalue => eigenvalue.Magnitude);
    }

    /// <summary>σ_max = ‖W‖, the largest singular value: the most that W can stretch a vector.</summary>
    /// <param name="w">W of any shape; its numbers may be as small as they like.</param>
    public static double Norm(Matrix<Real> w)
    {
        // MathNet's singular values are rounded to about 1e-16, not to 1e-16 of the largest: a product of many Jacobians would lose all its digits.
        double largest = Given(w).InfinityNorm();
        return largest > 0 && double.IsFinite(largest) ? (w / (Real)largest).L2Norm() * largest : largest;
    }

    /// <summary>The same matrix, stretched or shrunk as a whole until its spectral radius is ρ.</summary>
    /// <param name="w">W [H×H].</param>
    /// <param name="radius">ρ ≥ 0.</param>
    /// <returns>W·ρ/ρ(W), a new matrix.</returns>
    /// <exception cref="ArgumentException">W is not square, all its eigenvalues are 0, or ρ is negative.</exception>
    public static Matrix<Real> WithRadius(Matrix<Real> w, double radius)
    {
        InRange(radius >= 0, radius, "A spectral radius is a number of at least 0.");
        double now = Radius(w);
        return now > 0 ? w * (Real)(radius / now) : throw new ArgumentException($"All eigenvalues of this {Shape.Of(w)} matrix are 0: no factor gives it another radius.", nameof(w));
    }
}
