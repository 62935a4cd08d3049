using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Numerics;

public class SequenceTests
{
    [Fact]
    public void A_sequence_gives_back_its_steps()
    {
        var random = new Random(5);
        Matrix<Real>[] steps = [RandomMatrix.Of(2, 3, random), RandomMatrix.Of(2, 3, random)];
        var sequence = Sequence.Of(steps);
        Assert.Equal((2, 2, 3), (sequence.Features, sequence.Steps, sequence.Batch));
        Assert.Equal(steps[0], sequence[0]);
        Assert.Equal(steps[1], sequence[1]);
    }

    [Fact]
    public void Numbers_become_one_feature_a_step()
    {
        var sequence = Sequence.Of(1, 0, -1);
        Assert.Equal("Sequence of T = 3 steps, D = 1, B = 1", sequence.ToString());
        Assert.Equal(-1, sequence[2][0, 0]);
    }

    [Fact]
    public void Reversing_twice_changes_nothing()
    {
        var sequence = RandomMatrix.Sequence(3, 5, 2, new Random(6));
        Assert.Equal(sequence[4], sequence.Reversed()[0]);
        Assert.Equal(sequence.Columns, sequence.Reversed().Reversed().Columns);
    }

    [Fact]
    public void Slices_follow_one_another()
    {
        var sequence = RandomMatrix.Sequence(3, 7, 2, new Random(7));
        Assert.Equal(sequence.Columns, sequence.Slice(0, 3).Columns.Append(sequence.Slice(3, 4).Columns));
    }

    [Fact]
    public void What_does_not_fit_is_refused_in_words()
    {
        var sequence = new Sequence(2, 3);
        Assert.Contains("steps 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => sequence[3]).Message, StringComparison.Ordinal);
        Assert.Contains("value is [1×1] but [2×1]", Assert.Throws<ArgumentException>(() => sequence[0] = Matrix<Real>.Build.Dense(1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("5 columns cannot be shared out over a batch of 2", Assert.Throws<ArgumentException>(() => new Sequence(Matrix<Real>.Build.Dense(1, 5), 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sequence(0, 1));
        Assert.Throws<ArgumentException>(() => Sequence.Of(Array.Empty<Matrix<Real>>()));
    }
}
