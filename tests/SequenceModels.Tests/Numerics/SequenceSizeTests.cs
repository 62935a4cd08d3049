using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Numerics;

/// <summary>Sequences that are empty, too large, or ordered as other libraries order them.</summary>
public class SequenceSizeTests
{
    [Theory]
    [InlineData(1, 65536, 65536)]
    [InlineData(3000, 1_431_656, 1)]
    [InlineData(3000, 1_000_000, 1)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(2, 1 << 30, 2)]
    public void A_size_that_no_array_holds_is_refused_with_the_size(int features, int steps, int batch)
    {
        string message = Assert.Throws<ArgumentException>(() => new Sequence(features, steps, batch)).Message;
        Assert.Contains($"D = {features}, T = {steps}, B = {batch} would have {features} × {(long)steps * batch} numbers", message, StringComparison.Ordinal);
        Assert.Contains("EmbeddingLayer", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_no_array_holds_is_refused()
    {
        Assert.Contains("The parameter W would have 65536 × 65536 numbers", Assert.Throws<ArgumentException>(() => new Parameter("W", 65536, 65536)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new EmbeddingLayer(1 << 20, 1 << 20, new Random(1)));
        Assert.ThrowsAny<ArgumentException>(() => new LstmCell(1, 1 << 30, new Random(1)));
        Assert.ThrowsAny<ArgumentException>(() => new GruCell(1, 1 << 20, new Random(1)));
    }

    [Fact]
    public void A_sequence_without_a_step_is_refused_wherever_it_would_arise()
    {
        var some = Sequence.Of(1.0, 2, 3);
        Assert.Throws<ArgumentException>(() => Sequence.Of(Array.Empty<double>()));
        Assert.Throws<ArgumentException>(() => Sequence.Of(Array.Empty<Matrix<Real>>()));
        Assert.Throws<ArgumentException>(() => Sequence.OfSymbols([]));
        Assert.Throws<ArgumentException>(() => new Sequence(Matrix<Real>.Build.Dense(2, 0)));
        Assert.Throws<ArgumentException>(() => new Sequence(Matrix<Real>.Build.Dense(0, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => some.Slice(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => some.Slice(1, -1));
        Assert.Contains("From step 2 on the sequence has 1 steps", Assert.Throws<ArgumentOutOfRangeException>(() => some.Slice(2, 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => some.Slice(1, int.MaxValue));
        Assert.ThrowsAny<ArgumentException>(() => Sequence.FromBatchFirst(new Real[0, 2, 3]));
        Assert.ThrowsAny<ArgumentException>(() => Sequence.FromBatchFirst(new Real[1, 0, 3]));
        Assert.Throws<ArgumentException>(() => Padding.Pad([], Array.Empty<int[]>()));
    }

    [Fact]
    public void Numbers_ordered_batch_first_come_back_as_they_were() => Case.ForAll(20, 5, at =>
    {
        var x = RandomMatrix.Sequence(at.D, at.Steps, at.Batch, at.Random());
        var there = x.ToBatchFirst();
        Assert.Equal((at.Batch, at.Steps, at.D), (there.GetLength(0), there.GetLength(1), there.GetLength(2)));
        Assert.Equal(x[at.Steps - 1][at.D - 1, 0], there[0, at.Steps - 1, at.D - 1]);
        Assert.Equal(x.Columns, Sequence.FromBatchFirst(there).Columns);
        Assert.Equal(x.Columns, x.Reversed().Reversed().Columns);
        Assert.Equal(x[0], x.Reversed()[at.Steps - 1]);
    });
}
