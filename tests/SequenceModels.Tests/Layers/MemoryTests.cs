using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Layers;

public class MemoryTests
{
    public static TheoryData<string> Cells => CellKind.Names;

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_training_step_on_a_longer_sequence_allocates_no_more_once_it_is_warm(string kind)
    {
        var model = SequenceModel.Of(CellKind.Named(kind).Make(3, 8, new Random(80)), 2, new Random(81), ReadOut.LastStep);
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.01));
        long Allocated(int steps) => LeastAllocated(() => trainer.Step(new Batch<Matrix<Real>>(Zeros(3, steps), Matrix<Real>.Build.Dense(2, 4))));
        Assert.InRange(Allocated(400) - Allocated(40), 0, InputBytes(400) - InputBytes(40) + 4096);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Forward_and_backward_allocate_no_more_than_the_tape_and_the_gradients_that_are_handed_out(string kind)
    {
        var layer = new RecurrentLayer(CellKind.Named(kind).Make(3, 8, new Random(82)));
        var (x, dH) = (Zeros(3, 400), Zeros(8, 400));
        var tape = layer.Forward(x);
        long tapeNumbers = new[] { tape.H, tape.Gates, tape.C, tape.Q }.OfType<Sequence>().Sum(part => (long)part.Columns.RowCount * part.Columns.ColumnCount);
        Assert.InRange(LeastAllocated(() => layer.Backward(layer.Forward(x), dH)), 0, sizeof(Real) * tapeNumbers + InputBytes(400) + 16384);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Ten_thousand_steps_need_at_most_three_times_the_memory_of_their_tape(string kind)
    {
        var random = new Random(83);
        var layer = new RecurrentLayer(CellKind.Named(kind).Make(1, 4, random));
        var (x, dH) = (RandomMatrix.Sequence(1, 10_000, 2, random), RandomMatrix.Sequence(4, 10_000, 2, random));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var tape = layer.Forward(x);
        var gradient = layer.Backward(tape, dH);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3 * tape.StoredNumbers * sizeof(Real));
        Assert.All(gradient.X.Columns.Enumerate().Concat(layer.Parameters.SelectMany(parameter => parameter.Gradient.Enumerate())), g => Assert.True(double.IsFinite(g)));
    }

    [Fact]
    public void A_tape_says_how_many_numbers_it_keeps_and_counts_none_twice()
    {
        var random = new Random(84);
        long Stored(ISequenceLayer layer) => layer.Forward(Zeros(3, 10)).StoredNumbers / (10 * 4);
        Assert.Equal(3 + 8, Stored(new RecurrentLayer(new RnnCell(3, 8, random))));
        Assert.Equal(3 + 8 + 8 + 4 * 8, Stored(new RecurrentLayer(new LstmCell(3, 8, random))));
        Assert.Equal(3 + 8 + 3 * 8 + 8, Stored(new RecurrentLayer(new GruCell(3, 8, random))));
        Assert.Equal(3 + 8 + 8, Stored(new StackedLayer(new RecurrentLayer(new RnnCell(3, 8, random)), new RecurrentLayer(new RnnCell(8, 8, random)))));
    }

    private static Sequence Zeros(int features, int steps) => new(features, steps, batch: 4);

    private static long InputBytes(int steps) => 3L * steps * 4 * sizeof(Real);

    /// <summary>The least of several passes: a garbage collection may take the memory that waits to be used again.</summary>
    private static long LeastAllocated(Action work)
    {
        work();
        return Enumerable.Range(0, 8).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }
}
