using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Optimizers;

namespace SequenceModels.Tests.Reference;

/// <summary>
/// PyTorch's recurrent layers have two biases with the same gradient; ours is their sum. So the two are kept here, clipped and moved
/// beside all other parameters, and added up after each step.
/// </summary>
internal sealed class TwoBiases : Optimizer
{
    private readonly Parameter sum;
    private readonly Parameter[] biases;
    private readonly Optimizer inner;
    private readonly double clipNorm;

    public TwoBiases(SequenceModel model, Matrix<Real> first, Matrix<Real> second, Func<IReadOnlyList<Parameter>, Optimizer> make, double? clipNorm = null)
        : base(model.Parameters, 1)
    {
        sum = model.Recurrent.Cell.Bh;
        biases = [Bias(first), Bias(second)];
        inner = make([.. model.Parameters.Where(parameter => parameter != sum), .. biases]);
        this.clipNorm = clipNorm ?? double.PositiveInfinity;
    }

    public override void Step()
    {
        foreach (var bias in biases)
            sum.Gradient.CopyTo(bias.Gradient);
        GradientClipping.ByNorm(inner.Parameters, clipNorm);
        inner.Step();
        sum.Set(biases[0].Value + biases[1].Value);
    }

    private static Parameter Bias(Matrix<Real> value)
    {
        var bias = new Parameter("b", value.RowCount);
        bias.Set(value);
        return bias;
    }
}
