using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Layers;

public class LengthsTests
{
    public static TheoryData<string> Layers => [.. LayerKind.All.Select(kind => kind.Name).Where(name => !name.Contains("dropout", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Layers))]
    public void An_example_in_a_batch_of_different_lengths_is_what_it_is_alone(string kind)
    {
        var random = new Random(40);
        var layer = LayerKind.Named(kind).Make(3, 4, random);
        int[] lengths = [4, 1, 6, 3];
        var x = RandomMatrix.Sequence(3, 6, 4, random);
        var dH = RandomMatrix.Sequence(layer.OutputSize, 6, 4, random);
        var tape = layer.Forward(x, lengths: lengths);
        var gradient = layer.Backward(tape, dH);
        for (int b = 0; b < 4; b++)
        {
            var alone = layer.Forward(Example(x, b).Slice(0, lengths[b]));
            var gradientAlone = layer.Backward(alone, Example(dH, b).Slice(0, lengths[b]));
            Near.Equal(alone.H.Columns, Example(tape.H, b).Slice(0, lengths[b]).Columns, name: "h");
            Near.Equal(alone.Final.H.Column(0).ToColumnMatrix(), tape.Final.H.Column(b).ToColumnMatrix(), name: "final");
            Near.Equal(gradientAlone.X.Columns, Example(gradient.X, b).Slice(0, lengths[b]).Columns, name: "dx");
            Near.Equal(gradientAlone.Initial.H, gradient.Initial.H.Column(b).ToColumnMatrix(), name: "dh_0");
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Past_its_length_an_example_says_nothing_and_hears_nothing(string kind)
    {
        var random = new Random(41);
        var layer = LayerKind.Named(kind).Make(2, 3, random);
        var x = RandomMatrix.Sequence(2, 5, 2, random);
        var dH = RandomMatrix.Sequence(layer.OutputSize, 5, 2, random);
        var clean = layer.Forward(x, lengths: [5, 2]);
        // What is past the length may be anything, even not a number.
        for (int t = 2; t < 5; t++)
            x.Columns.SetColumn(2 * t + 1, [Real.NaN, Real.PositiveInfinity]);
        var tape = layer.Forward(x, lengths: [5, 2]);
        var gradient = layer.Backward(tape, dH);
        Assert.Equal(clean.H.Columns, tape.H.Columns);
        Assert.Equal(clean.Final.H, tape.Final.H);
        Assert.All(Enumerable.Range(2, 3), t => Assert.Equal((0.0, 0.0), (tape.H[t].Column(1).L1Norm(), gradient.X[t].Column(1).L1Norm())));
        Assert.All(layer.Parameters, parameter => Assert.All(parameter.Gradient.Enumerate(), g => Assert.True(double.IsFinite(g))));
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused_in_words()
    {
        var layer = new RecurrentLayer(new GruCell(1, 2, new Random(0)));
        var x = new Sequence(1, 5, 2);
        Assert.Contains("1 lengths were given for 2 examples", Assert.Throws<ArgumentException>(() => layer.Forward(x, lengths: [5])).Message, StringComparison.Ordinal);
        Assert.Contains("Example 1 has length 6, but x has 5 steps: a length is a number from 1 to 5.", Assert.Throws<ArgumentException>(() => layer.Forward(x, lengths: [5, 6])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => layer.Forward(x, lengths: [0, 5]));
    }

    [Fact]
    public void A_model_that_answers_at_the_end_answers_at_each_examples_end()
    {
        var random = new Random(42);
        var model = SequenceModel.Lstm(2, 3, 2, random, ReadOut.LastStep);
        var x = RandomMatrix.Sequence(2, 5, 2, random);
        var answers = model.Forward(x, lengths: [5, 2]).Prediction;
        Near.Equal(model.Forward(Example(x, 1).Slice(0, 2)).Prediction, answers.Column(1).ToColumnMatrix());
    }

    private static Sequence Example(Sequence all, int b) => Sequence.Of([.. Enumerable.Range(0, all.Steps).Select(t => all[t].Column(b).ToColumnMatrix())]);
}
