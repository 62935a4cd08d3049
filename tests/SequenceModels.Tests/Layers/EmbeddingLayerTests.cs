using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Layers;

public class EmbeddingLayerTests
{
    [Fact]
    public void Looking_up_is_multiplying_with_a_one_hot_vector_forwards_and_backwards()
    {
        var random = new Random(60);
        var layer = new EmbeddingLayer(symbols: 5, size: 3, random);
        int[] ids = [4, 0, 4, 2, 1, 4];
        var oneHot = MathNet.Numerics.LinearAlgebra.Matrix<Real>.Build.Dense(5, 6, (symbol, column) => ids[column] == symbol ? 1 : 0);
        var tape = layer.Forward(Sequence.OfSymbols(ids, batch: 2));
        Assert.Equal(layer.E.Value * oneHot, tape.H.Columns);
        var dH = RandomMatrix.Sequence(3, 3, 2, random);
        layer.Backward(tape, dH);
        Near.Equal(dH.Columns * oneHot.Transpose(), layer.E.Gradient);
    }

    [Fact]
    public void Symbols_past_the_length_do_not_matter()
    {
        var random = new Random(61);
        var layer = new EmbeddingLayer(3, 2, random);
        var tape = layer.Forward(Sequence.OfSymbols([1, 2, 0, -1], batch: 2), lengths: [2, 1]);
        layer.Backward(tape, RandomMatrix.Sequence(2, 2, 2, random));
        Assert.Equal(0, tape.H[1].Column(1).L1Norm());
        Assert.NotEqual(0, layer.E.Gradient.Column(0).L1Norm());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(0.5)]
    public void A_number_that_is_no_symbol_is_refused_with_its_place(double wrong)
    {
        var error = Assert.Throws<ArgumentException>(() => new EmbeddingLayer(3, 2, new Random(0)).Forward(Sequence.Of(0, wrong)));
        Assert.Contains($"x is {wrong} at step 1, example 0, but the symbols are numbered 0 to 2.", error.Message, StringComparison.Ordinal);
    }
}
