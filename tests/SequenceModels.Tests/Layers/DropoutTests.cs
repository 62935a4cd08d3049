using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Layers;

public class DropoutTests
{
    [Fact]
    public void The_rate_is_dropped_and_the_rest_scaled_so_that_the_mean_stays()
    {
        var ones = new Sequence(100, 50, 4);
        ones.Columns.MapInplace(_ => 1, MathNet.Numerics.LinearAlgebra.Zeros.Include);
        var h = new DropoutLayer(100, new Dropout(0.3)).Forward(ones, dropout: new Random(50)).H.Columns;
        Assert.All(h.Enumerate(), value => Assert.True(value == 0 || value == (Real)(1 / 0.7)));
        Assert.Equal(0.3, h.Enumerate().Count(value => value == 0) / 20000.0, 0.02);
        Assert.Equal(1, h.Enumerate().Average(), 0.02);
    }

    [Fact]
    public void A_mask_per_sequence_is_the_same_at_all_steps_and_one_per_step_is_not()
    {
        var ones = new Sequence(20, 6, 2);
        ones.Columns.MapInplace(_ => 1, MathNet.Numerics.LinearAlgebra.Zeros.Include);
        var same = new DropoutLayer(20, new Dropout(0.5, perSequence: true)).Forward(ones, dropout: new Random(51)).H;
        var fresh = new DropoutLayer(20, new Dropout(0.5)).Forward(ones, dropout: new Random(51)).H;
        Assert.All(Enumerable.Range(1, 5), t => Assert.Equal(same[0], same[t]));
        Assert.All(Enumerable.Range(1, 5), t => Assert.NotEqual(fresh[0], fresh[t]));
        Assert.NotEqual(same[0].Column(0), same[0].Column(1));
    }

    [Fact]
    public void Nothing_is_dropped_without_a_source_of_randomness_and_the_same_seed_drops_the_same()
    {
        var random = new Random(52);
        var cell = new LstmCell(3, 8, random);
        var (plain, dropping) = (new RecurrentLayer(cell), new RecurrentLayer(cell) { StateDropout = new Dropout(0.5) });
        var x = RandomMatrix.Sequence(3, 5, 2, random);
        Assert.Equal(plain.Forward(x).H.Columns, dropping.Forward(x).H.Columns);
        Assert.NotEqual(plain.Forward(x).H.Columns, dropping.Forward(x, dropout: new Random(1)).H.Columns);
        Assert.Equal(dropping.Forward(x, dropout: new Random(1)).H.Columns, dropping.Forward(x, dropout: new Random(1)).H.Columns);
    }

    [Fact]
    public void A_model_drops_what_its_read_out_reads()
    {
        var random = new Random(53);
        var plain = SequenceModel.Gru(2, 6, 3, random, ReadOut.LastStep);
        var dropping = new SequenceModel(plain.Layer, plain.Dense, ReadOut.LastStep) { Dropout = new Dropout(0.5) };
        var x = RandomMatrix.Sequence(2, 4, 3, random);
        Assert.Equal(plain.Forward(x).Prediction, dropping.Forward(x).Prediction);
        var tape = dropping.Forward(x, dropout: new Random(2));
        Assert.Contains(tape.Read.Enumerate(), value => value == 0);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_rate_outside_its_range_is_refused(double rate) =>
        Assert.Contains("at least 0 and below 1", Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(rate)).Message, StringComparison.Ordinal);
}
