using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Probability;

namespace SequenceModels.Tests.Probability;

public sealed class ForecastErrorByStepTests
{
    [Fact]
    public void Each_step_has_the_mean_over_its_examples()
    {
        // Two examples, three steps: step after step.
        var predicted = Matrix<double>.Build.DenseOfRowArrays([[1, 2, 3, 4, double.NaN, 6]]);
        var actual = Matrix<double>.Build.DenseOfRowArrays([[1, 4, 3, 3, 0, 6]]);
        Assert.Equal([2, 0.5, double.NaN], ForecastError.MseByStep(predicted, actual, batch: 2));
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_named() =>
        Assert.Contains("of 4 examples", Assert.Throws<ArgumentException>(() => ForecastError.MseByStep(Matrix<double>.Build.Dense(1, 6), Matrix<double>.Build.Dense(1, 6), batch: 4)).Message, StringComparison.Ordinal);
}
