using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

public class BatchesTests
{
    [Fact]
    public void Every_example_is_in_one_mini_batch_with_its_own_targets()
    {
        var random = new Random(41);
        for (int trial = 0; trial < 20; trial++)
        {
            var (examples, steps, size) = (random.Next(1, 9), random.Next(1, 5), random.Next(1, 5));
            var x = new Sequence(Matrix<Real>.Build.Dense(2, steps * examples, (_, column) => column), examples);
            int[] targets = [.. Enumerable.Range(0, steps * examples)];
            var batches = Batches.Mini(new Batch<int[]>(x, targets), size, random);
            Assert.All(batches.SkipLast(1), batch => Assert.Equal(size, batch.X.Batch));
            Assert.All(batches, batch => Assert.Equal(batch.Target, batch.X.Columns.Row(1).Select(value => (int)value)));
            Assert.Equal(targets, batches.SelectMany(batch => batch.Target).Order());
        }
    }

    [Fact]
    public void The_order_comes_from_the_random_argument()
    {
        var all = new Batch<int[]>(new Sequence(1, 1, 50), [.. Enumerable.Range(0, 50)]);
        int[] Order(Random? random) => [.. Batches.Mini(all, 7, random).SelectMany(batch => batch.Target)];
        Assert.Equal(all.Target, Order(null));
        Assert.Equal(Order(new Random(1)), Order(new Random(1)));
        Assert.NotEqual(Order(new Random(1)), Order(new Random(2)));
    }

    [Fact]
    public void One_target_an_example_goes_with_its_example_and_a_mini_batch_is_as_long_as_its_longest()
    {
        var random = new Random(42);
        var all = new Batch<Matrix<Real>>(RandomMatrix.Sequence(3, 5, 4, random), RandomMatrix.Of(2, 4, random), [2, 5, 1, 3]);
        var batches = Batches.Mini(all, 2);
        Assert.Equal([5, 3], batches.Select(batch => batch.X.Steps));
        Assert.Equal([1, 3], batches[1].Lengths!);
        Assert.Equal(all.Target.SubMatrix(0, 2, 2, 2), batches[1].Target);
        Assert.Equal(all.X[2].SubMatrix(0, 3, 2, 2), batches[1].X[2]);
    }

    [Fact]
    public void Chunks_put_together_are_the_stream()
    {
        var random = new Random(43);
        var stream = new Batch<Matrix<Real>>(RandomMatrix.Sequence(2, 7, 3, random), RandomMatrix.Of(1, 21, random));
        var chunks = Batches.Chunks(stream, 3);
        Assert.Equal([3, 3, 1], chunks.Select(chunk => chunk.X.Steps));
        Assert.Equal(stream.X.Columns, chunks.Select(chunk => chunk.X.Columns).Aggregate((one, next) => one.Append(next)));
        Assert.Equal(stream.Target, chunks.Select(chunk => chunk.Target).Aggregate((one, next) => one.Append(next)));
        Assert.Equal([4, 5], Batches.Chunks(new Batch<int[]>(new Sequence(1, 6), [0, 1, 2, 3, 4, 5]), 2)[2].Target);
    }

    [Fact]
    public void Targets_that_do_not_fit_are_refused_in_words()
    {
        var x = new Sequence(1, 4, 3);
        Assert.Contains("5 targets were given for 3 examples of 4 steps: give 12", Assert.Throws<ArgumentException>(() => Batches.Mini(new Batch<int[]>(x, new int[5]), 2)).Message, StringComparison.Ordinal);
        Assert.Contains("need 12 targets, one for each step (given 3)", Assert.Throws<ArgumentException>(() => Batches.Chunks(new Batch<int[]>(x, new int[3]), 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Batches.Mini(new Batch<int[]>(x, new int[3]), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Batches.Chunks(new Batch<int[]>(x, new int[12]), 0));
    }
}
