using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Numerics;

public class SpectrumTests
{
    [Fact]
    public void The_radius_is_the_largest_absolute_value_of_an_eigenvalue_complex_or_not()
    {
        Assert.Equal(3, Spectrum.Radius(Of(2, 0, 0, -3)), 1e-6);
        Assert.Equal(0.5, Spectrum.Radius(Of(0, -0.5, 0.5, 0)), 1e-6);
        Assert.Equal(0.85, Spectrum.Radius(Of(0.85, 100, 0, 0.85)), 1e-6);
    }

    [Fact]
    public void A_matrix_of_any_size_is_given_any_radius_and_keeps_its_directions()
    {
        var random = new Random(3);
        for (int size = 1; size < 30; size++)
        {
            var w = RandomMatrix.Of(size, size, random);
            double radius = 2 * random.NextDouble();
            var scaled = Spectrum.WithRadius(w, radius);
            Near.Equal(radius, Spectrum.Radius(scaled), 1e-10, 1e-10);
            Near.Equal(w * (Real)(radius / Spectrum.Radius(w)), scaled);
        }
    }

    [Fact]
    public void The_norm_is_the_most_that_a_vector_can_be_stretched_however_little_that_is()
    {
        var random = new Random(4);
        for (int trial = 0; trial < 20; trial++)
        {
            var w = RandomMatrix.Of(random.Next(1, 9), random.Next(1, 9), random);
            Near.Equal(w.L2Norm(), Spectrum.Norm(w), 1e-12, 1e-12);
            double tiny = Math.Pow(Near.Epsilon, 1.5);
            Near.Equal(1, Spectrum.Norm(w * (Real)tiny) / (tiny * Spectrum.Norm(w)), 1e-10, 1e-10);
        }
        Assert.Equal(0, Spectrum.Norm(Of(0, 0, 0, 0)));
        Near.Equal(3, Spectrum.Norm(Of(0, 3, 0, 0)));
        Assert.Equal(double.PositiveInfinity, Spectrum.Norm(Of(double.PositiveInfinity, 0, 0, 1)));
    }

    [Fact]
    public void What_has_no_radius_is_refused()
    {
        Assert.Contains("square", Assert.Throws<ArgumentException>(() => Spectrum.Radius(Matrix<Real>.Build.Dense(2, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("All eigenvalues", Assert.Throws<ArgumentException>(() => Spectrum.WithRadius(Of(0, 1, 0, 0), 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Spectrum.WithRadius(Of(1, 0, 0, 1), -1));
    }

    private static Matrix<Real> Of(double a, double b, double c, double d) =>
        Matrix<Real>.Build.DenseOfRowMajor(2, 2, [(Real)a, (Real)b, (Real)c, (Real)d]);
}
