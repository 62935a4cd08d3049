using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Parameters;

namespace SequenceModels.Tests.Layers;

public class ParameterTests
{
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
