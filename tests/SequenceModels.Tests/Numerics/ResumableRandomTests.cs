using SequenceModels.Numerics;

namespace SequenceModels.Tests.Numerics;

public class ResumableRandomTests
{
    [Fact]
    public void The_numbers_are_those_of_xoshiro256_starstar()
    {
        var random = new ResumableRandom(0) { State = [1, 2, 3, 4] };
        // The first outputs of the authors' program from this state.
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240];
        foreach (ulong word in expected)
            Assert.Equal((word >> 11) * (1.0 / (1L << 53)), random.NextDouble());
    }

    [Fact]
    public void From_a_saved_state_the_same_numbers_come_whatever_is_drawn()
    {
        var random = new ResumableRandom(7);
        random.NextDouble();
        var state = random.State;
        var again = new ResumableRandom(1) { State = state };
        Assert.Equal(Draws(random), Draws(again));
        Assert.NotEqual(Draws(new ResumableRandom(7)), Draws(new ResumableRandom(8)));
        Assert.Equal(Draws(new ResumableRandom(-7)), Draws(new ResumableRandom(-7)));
    }

    [Fact]
    public void Numbers_lie_in_their_range_and_are_spread_over_it()
    {
        var random = new ResumableRandom(3);
        var counts = new int[6];
        for (int i = 0; i < 60_000; i++)
            counts[random.Next(-2, 4) + 2]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
        double[] shares = [.. Enumerable.Range(0, 50_000).Select(_ => random.NextDouble())];
        Assert.All(shares, share => Assert.True(share is >= 0 and < 1));
        Assert.InRange(shares.Average(), 0.495, 0.505);
        Assert.InRange(shares.Average(share => share * share), 0.328, 0.339);
        Assert.Equal(5, random.Next(5, 5));
        Assert.Equal(0, random.Next(1));
        Assert.InRange(random.NextInt64(long.MinValue, long.MaxValue), long.MinValue, long.MaxValue - 1);
        Assert.InRange(random.NextSingle(), 0, 0.99999999f);
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(-1));
    }

    [Fact]
    public void A_state_of_zeros_or_of_another_size_is_refused()
    {
        var random = new ResumableRandom(3);
        Assert.Throws<ArgumentException>(() => random.State = [0, 0, 0, 0]);
        Assert.Throws<ArgumentException>(() => random.State = [1]);
    }

    private static string Draws(ResumableRandom random)
    {
        int[] order = [.. Enumerable.Range(0, 9)];
        random.Shuffle(order);
        var bytes = new byte[5];
        random.NextBytes(bytes);
        return $"{random.Next()} {random.Next(10)} {random.NextDouble():r} {random.NextSingle():r} {random.NextInt64()} {string.Join(',', order)} {Convert.ToHexString(bytes)}";
    }
}
