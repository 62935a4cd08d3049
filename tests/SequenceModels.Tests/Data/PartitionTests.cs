using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

public sealed class PartitionTests
{
    [Fact]
    public void Consecutive_chunks_carry_each_piece_on()
    {
        var chunks = Partition.Consecutive(Numbers(14), batch: 2, steps: 3);
        Assert.Equal(2, chunks.Count);
        Assert.Equal([0, 6, 1, 7, 2, 8], chunks[0].Inputs);
        Assert.Equal([3, 9, 4, 10, 5, 11], chunks[1].Inputs);
        Assert.Equal([1, 7, 2, 8, 3, 9], chunks[0].Targets);
        Assert.Equal(2, chunks[0].Batch);
    }

    [Fact]
    public void Both_partitions_keep_within_the_text_and_use_no_position_twice()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var (batch, steps) = (random.Next(1, 5), random.Next(1, 6));
            var length = batch * steps + 1 + random.Next(0, 40);
            foreach (var chunks in new[] { Partition.Consecutive(Numbers(length), batch, steps), Partition.Random(Numbers(length), batch, steps, random) })
            {
                Assert.NotEmpty(chunks);
                var inputs = chunks.SelectMany(chunk => chunk.Inputs).ToArray();
                var targets = chunks.SelectMany(chunk => chunk.Targets).ToArray();
                Assert.Equal(inputs.Length, inputs.Distinct().Count());
                Assert.Equal(inputs.Select(position => position + 1), targets);
                Assert.All(chunks, chunk => Assert.Equal((steps * batch, batch), (chunk.Inputs.Length, chunk.Batch)));
                Assert.InRange(targets.Max(), 1, length - 1);
            }
        }
    }

    [Fact]
    public void Random_chunks_differ_from_call_to_call_and_repeat_with_the_seed()
    {
        var random = new Random(1);
        Assert.NotEqual(First(random), First(random));
        Assert.Equal(First(new Random(2)), First(new Random(2)));

        static int[] First(Random random) => Partition.Random(Numbers(200), batch: 4, steps: 5, random)[0].Inputs;
    }

    [Theory]
    [InlineData(2, 3, 6)]
    [InlineData(0, 3, 6)]
    [InlineData(2, 0, 6)]
    public void A_text_too_short_for_one_chunk_is_refused(int batch, int steps, int length) =>
        Assert.Throws<ArgumentException>(() => Partition.Consecutive(Numbers(length), batch, steps));

    private static int[] Numbers(int count) => [.. Enumerable.Range(0, count)];
}
