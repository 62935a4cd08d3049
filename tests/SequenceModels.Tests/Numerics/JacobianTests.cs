using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.Numerics;

public class JacobianTests
{
    private static readonly double[] At = [0.3, -1.1, 2];

    [Fact]
    public void Rows_are_results_and_columns_are_variables()
    {
        var expected = Matrix<double>.Build.DenseOfArray(new[,] { { -1.1, 0.3, 0 }, { 0, 0, 4 } });
        Assert.InRange(LargestDifference(expected, Jacobian.ByDualNumbers(Results, At)), 0, 1e-15);
        Assert.InRange(LargestDifference(expected, Jacobian.ByCentralDifference(Results, At)), 0, 1e-9);
    }

    [Fact]
    public void The_error_of_a_central_difference_falls_with_the_square_of_the_step()
    {
        double Error(double step) => Math.Abs(Jacobian.ByCentralDifference(x => [Dual.Exp(x[0])], [0.5], step)[0, 0] - Math.Exp(0.5));
        Assert.Equal(100, Error(1e-1) / Error(1e-2), 1.0);
    }

    [Fact]
    public void The_two_agree_to_1e_9_on_random_compositions()
    {
        var random = new Random(2);
        for (int trial = 0; trial < 50; trial++)
        {
            double[] at = [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble() * 2 - 1)];
            Dual[] F(Dual[] x) => [Dual.Tanh(x[0] * x[1] + x[2]) * Dual.Sigmoid(x[3]), Dual.Log(2 + x[0] * x[3]) / Dual.Exp(x[1])];
            Assert.InRange(LargestDifference(Jacobian.ByCentralDifference(F, at), Jacobian.ByDualNumbers(F, at)), 0, 1e-9);
        }
    }

    private static double LargestDifference(Matrix<double> a, Matrix<double> b) => (a - b).Enumerate().Max(Math.Abs);

    private static Dual[] Results(Dual[] x) => [x[0] * x[1], x[2] * x[2]];
}
