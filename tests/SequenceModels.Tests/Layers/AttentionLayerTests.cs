using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Tests.Layers;

public class AttentionLayerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_is_the_matrix_formula_of_the_paper(bool causal) => Case.ForAll(20, largest: 9, at =>
    {
        var random = at.Random();
        var layer = new AttentionLayer(at.D, at.H, random, causal);
        var x = at.Input(random).Columns;
        var (q, k, v) = (layer.Wq.Value * x, layer.Wk.Value * x, layer.Wv.Value * x);
        var scores = (k.Transpose() * q).MapIndexed((s, t, score) => causal && s > t ? Real.NegativeInfinity : score / Real.Sqrt(at.H), Zeros.Include);
        var tape = layer.Forward(new Sequence(x));
        Near.Equal(Softmax(scores), tape.Attention!.Weights.Columns, 1e-11, 1e-11, "a");
        Near.Equal(layer.Wo.Value * (v * Softmax(scores)), tape.H.Columns, 1e-11, 1e-10, "h");
    });

    [Fact]
    public void Several_heads_are_several_layers_of_one_head_whose_findings_are_put_together()
    {
        var random = new Random(4);
        var layer = new AttentionLayer(3, 2, random, heads: 3);
        var x = RandomMatrix.Sequence(3, 5, 2, random);
        var sum = Matrix<Real>.Build.Dense(3, 10);
        var tape = layer.Forward(x, lengths: [5, 3]);
        for (int head = 0; head < 3; head++)
        {
            var one = new AttentionLayer(3, 2, random);
            foreach (var (part, all) in one.Parameters.Zip(layer.Parameters).Take(3))
                part.Set(all.Value.SubMatrix(2 * head, 2, 0, 3));
            one.Wo.Set(layer.Wo.Value.SubMatrix(0, 3, 2 * head, 2));
            var alone = one.Forward(x, lengths: [5, 3]);
            Near.Equal(alone.Attention!.Weights.Columns, tape.Attention!.Weights.Columns.SubMatrix(5 * head, 5, 0, 10), 1e-12, 1e-12);
            sum += alone.H.Columns;
        }
        Near.Equal(sum, tape.H.Columns, 1e-12, 1e-12);
    }

    [Fact]
    public void Three_tokens_by_hand()
    {
        var layer = new AttentionLayer(2, 2, new Random(0));
        foreach (var parameter in layer.Parameters)
            parameter.Set(1, 0, 0, 1);
        var tape = layer.Forward(new Sequence(Matrix<Real>.Build.Dense(2, 3, [2, 0, 0, 2, 1, 0])));
        Near.Equal(Matrix<Real>.Build.Dense(3, 1, [(Real)0.5760, (Real)0.1400, (Real)0.2840]), tape.Attention!.Weights[2], absolute: 5e-5);
        Near.Equal(Matrix<Real>.Build.Dense(2, 1, [(Real)1.4359, (Real)0.2801]), tape.H[2], absolute: 6e-5);
    }

    [Fact]
    public void A_causal_layer_does_not_hear_the_future_and_another_does()
    {
        var random = new Random(1);
        var x = RandomMatrix.Sequence(3, 6, 1, random);
        var changed = new Sequence(x.Columns.Clone());
        changed.Columns.SetColumn(5, [1, 2, 3]);
        Matrix<Real> Past(AttentionLayer layer, Sequence input) => layer.Forward(input).H.Slice(0, 5).Columns;
        var (causal, open) = (new AttentionLayer(3, 4, random), new AttentionLayer(3, 4, random, causal: false));
        Assert.Equal(Past(causal, x), Past(causal, changed));
        Assert.NotEqual(Past(open, x), Past(open, changed));
    }

    [Fact]
    public void Without_places_the_order_of_the_past_is_not_heard_and_with_places_it_is()
    {
        var random = new Random(2);
        var layer = new AttentionLayer(4, 3, random);
        var placed = new StackedLayer(new PositionalEncoding(4), layer);
        var x = RandomMatrix.Sequence(4, 5, 1, random);
        var shuffled = Sequence.Of(x[2], x[0], x[3], x[1], x[4]);
        Near.Equal(layer.Forward(x).H[4], layer.Forward(shuffled).H[4], 1e-12, 1e-12);
        Assert.True((placed.Forward(x).H[4] - placed.Forward(shuffled).H[4]).L2Norm() > 1e-4);
    }

    [Fact]
    public void One_block_learns_to_say_what_stood_beside_the_thing_asked_for()
    {
        var random = new Random(3);
        var model = new SequenceModel(new StackedLayer(new ResidualLayer(new AttentionLayer(5, 8, random)), new ResidualLayer(new FeedForwardLayer(5, 10, random))), new Dense(5, 2, random));
        // Three things in any order, each beside a 0 or a 1; then one of them again.
        Batch<int[]> Draw(int examples)
        {
            var (x, target) = (new Sequence(5, 4, examples), Enumerable.Repeat(-1, 4 * examples).ToArray());
            for (int b = 0; b < examples; b++)
            {
                int[] things = [0, 1, 2];
                random.Shuffle(things);
                int asked = random.Next(3);
                for (int t = 0; t < 3; t++)
                {
                    int beside = random.Next(2);
                    x.Columns[things[t], t * examples + b] = x.Columns[3 + beside, t * examples + b] = 1;
                    target[3 * examples + b] = t == asked ? beside : target[3 * examples + b];
                }
                x.Columns[things[asked], 3 * examples + b] = 1;
            }
            return new(x, target);
        }
        var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(ignore: -1), new Adam(model.Parameters, 0.01));
        for (int n = 0; n < 400; n++)
            trainer.Step(Draw(32));
        Assert.InRange(Accuracy.Of(model, Draw(500), ignore: -1), 0.97, 1);
    }

    [Fact]
    public void All_that_is_kept_for_the_way_back_is_counted()
    {
        var tape = new AttentionLayer(3, 4, new Random(0)).Forward(new Sequence(3, 10, 2));
        Assert.Equal(10 * 2 * (2 * 3 + 4 * 4 + 10), tape.StoredNumbers);
    }

    [Fact]
    public void What_does_not_fit_is_refused_in_words()
    {
        var random = new Random(0);
        var layer = new AttentionLayer(3, 4, random);
        Assert.Contains("x has 2 features but the layer expects 3: W_q is [4×3]", Assert.Throws<ArgumentException>(() => layer.Forward(new Sequence(2, 1))).Message, StringComparison.Ordinal);
        var strange = new PositionalEncoding(3).Forward(new Sequence(3, 2));
        Assert.Contains("not an attention layer's", Assert.Throws<ArgumentException>(() => layer.Backward(strange, strange.H)).Message, StringComparison.Ordinal);
        Assert.Contains("takes symbols and gives 1 numbers", Assert.Throws<ArgumentException>(() => new ResidualLayer(new EmbeddingLayer(2, 1, random))).Message, StringComparison.Ordinal);
        Assert.Contains("a StackedLayer has none on top", Assert.Throws<ArgumentException>(
            () => new SequenceModel(new StackedLayer(layer), new Dense(3, 2, random), ReadOut.LastStep)).Message, StringComparison.Ordinal);
    }
}
