using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Numerics;

public class FunctionsTests
{
    private static readonly Matrix<Real> Numbers = Matrix<Real>.Build.DenseOfArray(new Real[,] { { 0, (Real)0.5, -2 }, { 40, -800, 800 } });

    [Fact]
    public void Tanh_is_the_tangent_of_each_entry() => Near.Equal(Numbers.PointwiseTanh(), Functions.Tanh(Numbers));

    [Fact]
    public void Sigmoid_is_one_half_at_zero_and_never_overflows()
    {
        var s = Functions.Sigmoid(Numbers);
        Assert.Equal(0.5, s[0, 0]);
        Near.Equal(1 / (1 + Math.Exp(2)), s[0, 2]);
        Assert.Equal((0.0, 1.0), (s[1, 1], s[1, 2]));
    }

    [Fact]
    public void Sigmoid_of_minus_x_is_one_minus_sigmoid_of_x()
    {
        var x = RandomMatrix.Of(5, 7, new Random(1)) * 10;
        Near.Equal(1 - Functions.Sigmoid(x), Functions.Sigmoid(-x), absolute: 1e-15);
    }

    [Fact]
    public void Relu_cuts_off_what_is_negative() => Assert.Equal([0, 40, (Real)0.5, 0, 0, 800], Functions.Relu(Numbers).ToColumnMajorArray());

    [Fact]
    public void Softmax_gives_probabilities_for_any_scores()
    {
        var random = new Random(2);
        for (int trial = 0; trial < 50; trial++)
        {
            var scores = RandomMatrix.Of(random.Next(1, 8), random.Next(1, 8), random) * (Real)Math.Pow(10, random.Next(0, 4));
            var p = Functions.Softmax(scores);
            Assert.All(p.ColumnSums(), sum => Near.Equal(1, sum));
            Assert.All(p.Enumerate(), probability => Assert.InRange(probability, 0, 1));
            Near.Equal(p, Functions.Softmax(scores + 1000), relative: 2000 * Near.Epsilon);
        }
    }

    [Fact]
    public void Hadamard_names_both_shapes_when_they_differ()
    {
        var error = Assert.Throws<ArgumentException>(() => Functions.Hadamard(Numbers, Numbers.Transpose()));
        Assert.Contains("b is [3×2] but [2×3] is needed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vector_is_added_to_every_column()
    {
        var sum = Numbers + Vector<Real>.Build.Dense([(Real)1, 10]);
        Assert.Equal([1, 50, (Real)1.5, -790, -1, 810], sum.ToColumnMajorArray());
    }

    [Fact]
    public void A_vector_of_the_wrong_length_is_refused_with_both_sizes()
    {
        var error = Assert.Throws<ArgumentException>(() => Numbers + Vector<Real>.Build.Dense(3));
        Assert.Contains("3 entries but the matrix is [2×3]", error.Message, StringComparison.Ordinal);
    }
}
