using SequenceModels.Numerics;

namespace SequenceModels.Tests.Numerics;

public class PlainMicrokernelTests
{
    /// <summary>What a browser multiplies with, against a sum written out.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 256)]
    public void A_panel_times_four_columns_is_added_to_what_is_there(int registers, int depth)
    {
        int height = registers * Lanes128.Count;
        var random = new Random(31);
        Real[] panel = Numbers(height * depth), right = Numbers(4 * depth), sums = Numbers(4 * height);
        Real[] expected = [.. sums.Select((sum, at) => sum + (Real)Enumerable.Range(0, depth).Sum(k => (double)panel[k * height + at % height] * right[at / height * depth + k]))];

        PlainMicrokernel.MultiplyAdd(ref panel[0], height, depth, ref right[0], strideK: 1, strideN: depth, ref sums[0], strideC: height);

        for (int at = 0; at < sums.Length; at++)
            Assert.InRange(Math.Abs(sums[at] - expected[at]), 0, 4 * depth * (typeof(Real) == typeof(float) ? 1e-7 : 1e-15));

        Real[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (Real)(random.NextDouble() - 0.5))];
    }
}
