using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.Layers;

public sealed class WeightGradientsTests
{
    [Theory]
    [InlineData(Activation.Tanh, 1)]
    [InlineData(Activation.Relu, 2)]
    public void The_terms_sum_to_the_gradient_of_the_layer(Activation activation, int seed)
    {
        var layer = new RecurrentLayer(new RnnCell(2, 4, new Random(seed), activation));
        var tape = layer.Forward(new Sequence(Matrix<double>.Build.Random(2, 5 * 3, seed), batch: 3));
        var dLast = Matrix<double>.Build.Random(4, 3, seed + 1);
        layer.Backward(tape, new Sequence(4, 5, 3), new State(dLast));
        var terms = WeightGradients.ByLag(layer, tape, dLast);
        Assert.Equal(5, terms.Count);
        Assert.True((terms.Aggregate((a, b) => a + b) - layer.Cell.Whh.Gradient).FrobeniusNorm() < 1e-12);
    }

    [Fact]
    public void A_cell_with_gates_is_told_what_to_give_instead()
    {
        var layer = new RecurrentLayer(new GruCell(1, 2, new Random(1)));
        var tape = layer.Forward(new Sequence(1, 3));
        Assert.Contains("RnnCells", Assert.Throws<ArgumentException>(() => WeightGradients.ByLag(layer, tape, Matrix<double>.Build.Dense(2, 1))).Message, StringComparison.Ordinal);
    }
}
