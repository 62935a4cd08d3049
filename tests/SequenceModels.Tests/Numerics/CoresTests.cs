using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Numerics;

public class CoresTests
{
    [Theory]
    [InlineData(50, 1)]
    [InlineData(64, 28)]
    [InlineData(77, 5)]
    public void One_core_and_many_give_the_same_bits(int batch, int input)
    {
        foreach (var cell in Cells(input, hidden: 100))
        {
            var alone = Trained(cell(), batch, cores: 1);
            foreach (int cores in (int[])[2, 3, 16])
                Assert.Equal(alone, Trained(cell(), batch, cores));
        }
    }

    [Fact]
    public void Pieces_are_all_there_is_and_do_not_overlap()
    {
        var random = new Random(9);
        for (int trial = 0; trial < 200; trial++)
        {
            int[] touched = new int[random.Next(1, 100)];
            Cores.Share(touched.Length, random.Next(1, 20), random.Next(0, 9), (first, count) =>
            {
                for (int i = first; i < first + count; i++)
                    Interlocked.Increment(ref touched[i]);
            });
            Assert.All(touched, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void Many_may_share_at_once_and_within_what_is_shared()
    {
        int sum = 0;
        Parallel.For(0, 50, _ => Cores.Share(8, 1, 8, (first, count) => Cores.Share(count, 1, count, (_, inner) => Interlocked.Add(ref sum, inner))));
        Assert.Equal(50 * 8, sum);
    }

    [Fact]
    public void An_error_in_a_piece_reaches_the_caller_and_the_next_work_is_done()
    {
        for (int trial = 0; trial < 20; trial++)
            Assert.Throws<InvalidDataException>(() => Cores.Share(16, 1, 16, (first, _) => throw new InvalidDataException($"{first}")));
        Pieces_are_all_there_is_and_do_not_overlap();
    }

    private static IEnumerable<Func<RecurrentCell>> Cells(int input, int hidden) =>
        CellKind.All.Select(kind => (Func<RecurrentCell>)(() => kind.Make(input, hidden, new Random(1))));

    private static double[] Trained(RecurrentCell cell, int batch, int cores)
    {
        int before = Cores.Limit;
        Cores.Limit = cores;
        try
        {
            var random = new Random(2);
            var model = SequenceModel.Of(cell, 10, random, ReadOut.LastStep);
            var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1));
            var example = new Batch<Matrix<Real>>(RandomMatrix.Sequence(cell.InputSize, 20, batch, random), RandomMatrix.Of(10, batch, random));
            for (int step = 0; step < 3; step++)
                trainer.Step(example);
            return [.. model.Parameters.SelectMany(parameter => parameter.Value.Enumerate())];
        }
        finally
        {
            Cores.Limit = before;
        }
    }
}
