using SequenceModels.Lessons;

namespace SequenceModels.Tests.Lessons;

public sealed class OperationCountTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 4)]
    public void Products_and_depth_are_those_of_the_formulas(int T, int d)
    {
        Assert.Equal(new(2L * T * d * d, 2 * T), OperationCount.OfRnn(T, d));
        Assert.Equal(new(8L * T * d * d + 3L * T * d, 5 * T), OperationCount.OfLstm(T, d));
        Assert.Equal(new(4L * T * d * d + (long)T * (T + 1) * d, 6), OperationCount.OfAttention(T, d));
    }

    [Fact]
    public void A_sequence_has_a_step_and_a_layer_a_unit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OperationCount.OfRnn(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OperationCount.OfLstm(1, 0));
    }
}
