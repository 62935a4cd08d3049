using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Lessons;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.Lessons;

public sealed class HeldGatesTests
{
    private static readonly LstmCell Cell = new(inputSize: 3, hiddenSize: 4, new Random(1));

    private static readonly Sequence X = new(Matrix<double>.Build.Random(3, 6 * 2, seed: 2), batch: 2);

    [Fact]
    public void With_no_gate_held_it_is_the_layer()
    {
        var (held, free) = (HeldGates.Run(Cell, X), new RecurrentLayer(Cell).Forward(X));
        Assert.True((held.H.Columns - free.H.Columns).L2Norm() < 1e-12);
        Assert.True((held.C!.Columns - free.C!.Columns).L2Norm() < 1e-12);
        Assert.True((held.Gates!.Columns - free.Gates!.Columns).L2Norm() < 1e-12);
    }

    [Fact]
    public void A_cell_that_keeps_all_and_lets_nothing_in_has_no_memory_of_anything() =>
        Assert.Equal(0, HeldGates.Run(Cell, X, i: 0, f: 1).C!.Columns.L2Norm());

    [Fact]
    public void A_cell_held_at_one_adds_its_candidates()
    {
        var tape = HeldGates.Run(Cell, X, i: 1, f: 1, g: 0.5);
        Assert.All(tape.Final.C!.Enumerate(), memory => Assert.Equal(3, memory, 12));
    }
}
