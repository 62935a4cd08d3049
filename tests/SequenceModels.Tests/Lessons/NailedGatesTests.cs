using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Lessons;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.Lessons;

public sealed class NailedGatesTests
{
    private static readonly GruCell Cell = new(inputSize: 2, hiddenSize: 3, new Random(1));
    private static readonly Sequence X = new(Matrix<double>.Build.Random(2, 5, seed: 2));

    [Fact]
    public void A_nailed_gate_shows_its_number_at_every_step_and_the_other_is_left_alone()
    {
        var free = new RecurrentLayer(Cell).Forward(X).Gates!;
        var nailed = new RecurrentLayer(Cell.Nailed(z: 0.9)).Forward(X).Gates!;
        for (int t = 0; t < 5; t++)
            Assert.All(nailed[t].SubMatrix(3, 3, 0, 1).Enumerate(), share => Assert.Equal(0.9, share, 1e-12));
        Assert.Equal(free[0].SubMatrix(0, 3, 0, 1), nailed[0].SubMatrix(0, 3, 0, 1));
    }

    [Fact]
    public void A_gate_nailed_open_keeps_a_state_to_the_last_digit()
    {
        var before = new State(Matrix<double>.Build.Random(3, 1, seed: 3));
        Assert.Equal(before.H, new RecurrentLayer(Cell.Nailed(z: 1)).Forward(X, before).H[4]);
    }

    [Fact]
    public void More_than_open_is_refused() =>
        Assert.Contains("from 0 (shut) to 1 (open)", Assert.Throws<ArgumentOutOfRangeException>(() => Cell.Nailed(r: 1.5)).Message, StringComparison.Ordinal);
}
