using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Parameters;

namespace SequenceModels.Tests.Layers;

public class ParameterTests
{
    [Fact]
    public void What_a_step_contributes_is_added_to_the_gradient_and_another_shape_is_refused()
    {
        var weights = new Parameter("W", 2, 3);
        var bias = new Parameter("b", 2);
        for (int step = 0; step < 2; step++)
        {
            weights.AddToGradient(Matrix<Real>.Build.Dense(2, 3, (row, column) => 10 * row + column));
            bias.AddToGradient(Vector<Real>.Build.Dense([1, 2]));
        }

        Assert.Equal([0, 20, 2, 22, 4, 24], weights.Gradient.ToColumnMajorArray());
        Assert.Equal([2, 4], bias.Gradient.ToColumnMajorArray());
        Assert.Contains("[3×2]", Assert.Throws<ArgumentException>(() => weights.AddToGradient(Matrix<Real>.Build.Dense(3, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => bias.AddToGradient(Vector<Real>.Build.Dense(3)));
    }

    [Fact]
    public void Numbers_of_the_wrong_shape_are_refused_with_the_parameters_name()
    {
        var parameter = new Parameter("W_xh", 2, 3);
        Assert.Contains("value is [3×2] but [2×3] is needed: that is the shape of W_xh", Assert.Throws<ArgumentException>(() => parameter.Set(Matrix<Real>.Build.Dense(3, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("W_xh is [2×3] and needs 6", Assert.Throws<ArgumentException>(() => parameter.Set(1, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zeroing_clears_the_gradient_and_leaves_the_value()
    {
        var parameter = new Parameter("b", 2);
        parameter.Set(1, 2);
        parameter.Gradient[1, 0] = 5;
        parameter.ZeroGradient();
        Assert.Equal((0.0, 2.0), (parameter.Gradient[1, 0], parameter.Value[1, 0]));
    }
}
