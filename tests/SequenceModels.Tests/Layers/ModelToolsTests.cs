using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Layers;

/// <summary>Summary, copy, dropout between layers, first values.</summary>
public class ModelToolsTests
{
    [Fact]
    public void A_summary_names_layers_sizes_and_what_is_learnt()
    {
        var random = new Random(1);
        var lstm = new RecurrentLayer(new LstmCell(3, 3, random));
        var model = new SequenceModel(new StackedLayer(new EmbeddingLayer(5, 3, random), lstm, lstm), new Dense(3, 5, random));
        Assert.Equal(
            ["StackedLayer", "  EmbeddingLayer", "  RecurrentLayer (LstmCell)", "  RecurrentLayer (LstmCell)", "Dense, every step"],
            model.Summary.Select(row => row.Name));
        Assert.Equal([0, 15, 84, 0, 20], model.Summary.Select(row => row.Count));
        Assert.Equal(model.ParameterCount, model.Summary.Sum(row => row.Count));
        Assert.Equal(("W_xh [12×3], W_hh [12×3], b_h [12×1]", "the rest as above"), (model.Summary[2].Parameters, model.Summary[3].Parameters));
        string[] lines = model.ToString().Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.StartsWith("layer", lines[0], StringComparison.Ordinal);
        Assert.Contains("1 of 5 symbols    3              15  E [3×5]", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("119", lines[6], StringComparison.Ordinal);
    }

    [Fact]
    public void The_rows_of_any_model_sum_to_its_parameters()
    {
        foreach (var kind in LayerKind.All)
        {
            var random = new Random(2);
            var layer = kind.Make(3, 3, random);
            var model = new SequenceModel(layer, new Dense(layer.OutputSize, 2, random));
            Assert.Equal(model.ParameterCount, model.Summary.Sum(row => row.Count));
        }
    }

    [Theory]
    [MemberData(nameof(LayerKind.Names), MemberType = typeof(LayerKind))]
    public void A_copy_says_the_same_and_learns_by_itself(string kind)
    {
        var random = new Random(3);
        var layer = LayerKind.Named(kind).Make(3, 3, random);
        var model = new SequenceModel(layer, new Dense(layer.OutputSize, 1, random));
        var copy = model.Copy();
        var batch = new Batch<Matrix<Real>>(RandomMatrix.Sequence(3, 4, 2, random), RandomMatrix.Of(1, 8, random));
        var said = model.Forward(batch.X).Prediction;
        Assert.Equal(said, copy.Forward(batch.X).Prediction);
        Assert.Equal(model.ToString(), copy.ToString());
        Assert.Empty(model.Parameters.Intersect(copy.Parameters));
        new Trainer<Matrix<Real>>(copy, new SquaredError(), new Adam(copy.Parameters, 0.1)) { Dropout = random }.Step(batch);
        Assert.Equal(said, model.Forward(batch.X).Prediction);
        Assert.NotEqual(said, copy.Forward(batch.X).Prediction);
    }

    [Fact]
    public void A_copy_keeps_what_is_shared_shared()
    {
        var random = new Random(4);
        var gru = new RecurrentLayer(new GruCell(2, 2, random));
        var copy = new SequenceModel(new StackedLayer(gru, new ReversedLayer(gru), new BidirectionalLayer(gru, gru)), new Dense(4, 1, random)).Copy();
        var stack = (StackedLayer)copy.Layer;
        Assert.Same(stack.Layers[0], ((ReversedLayer)stack.Layers[1]).Layer);
        Assert.Equal(4 + 2, copy.Parameters.Count);
        Assert.NotSame(gru, stack.Layers[0]);
    }

    [Fact]
    public void Dropout_between_layers_is_on_the_outputs_of_all_but_the_last()
    {
        var random = new Random(5);
        RecurrentLayer[] layers = [new(new LstmCell(2, 3, random)), new(new LstmCell(3, 4, random)), new(new LstmCell(4, 5, random))];
        var stack = StackedLayer.WithDropout(new Dropout(0.5), layers);
        Assert.Equal([layers[0], null, layers[1], null, layers[2]], stack.Layers.Select(layer => layer as RecurrentLayer));
        Assert.Equal([3, 4], stack.Layers.OfType<DropoutLayer>().Select(layer => layer.OutputSize));
        var x = RandomMatrix.Sequence(2, 4, 2, random);
        var plain = new StackedLayer(layers).Forward(x);
        Assert.Equal(plain.H.Columns, stack.Forward(x).H.Columns);
        Assert.Equal(plain.Final.C, stack.Forward(x).Final.C);
        Assert.NotEqual(plain.H.Columns, stack.Forward(x, dropout: random).H.Columns);
        Assert.Same(layers[0], Assert.Single(StackedLayer.WithDropout(new Dropout(0.5), layers[0]).Layers));
    }

    [Fact]
    public void An_orthogonal_start_keeps_lengths_in_every_gate() => Case.ForAll(20, 6, at =>
    {
        var w = new Parameter("W", 3 * at.H, at.D);
        w.FillOrthogonal(at.Random(), gain: 2, gates: 3);
        for (int gate = 0; gate < 3; gate++)
        {
            var block = w.Value.SubMatrix(gate * at.H, at.H, 0, at.D);
            var square = at.H >= at.D ? block.TransposeThisAndMultiply(block) : block.TransposeAndMultiply(block);
            Near.Equal(4 * Matrix<Real>.Build.DenseIdentity(Math.Min(at.H, at.D)), square, absolute: 1e-12);
        }
    });

    [Fact]
    public void Orthogonal_signs_are_drawn_too()
    {
        var signs = Enumerable.Range(0, 200).Select(seed =>
        {
            var w = new Parameter("W", 2, 2);
            w.FillOrthogonal(new Random(seed));
            return (w.Value[0, 0] > 0, w.Value[0, 1] > 0);
        });
        Assert.All(signs.GroupBy(pair => pair), group => Assert.InRange(group.Count(), 30, 70));
    }

    [Fact]
    public void Xavier_and_identity_starts_are_what_they_say()
    {
        var w = new Parameter("W", 400, 50);
        w.FillXavier(new Random(1), gain: 2, gates: 4);
        double bound = 2 * Math.Sqrt(6.0 / (50 + 100));
        Assert.InRange(w.Value.Enumerate().Max(value => Math.Abs((double)value)), 0.99 * bound, bound);
        Near.Equal(bound * bound / 3, w.Value.Enumerate().Average(value => (double)value * value), relative: 0.05);
        var identity = new Parameter("W", 4, 2);
        identity.FillIdentity(0.5, gates: 2);
        Assert.Equal(Matrix<Real>.Build.DenseOfRowArrays([(Real)0.5, 0], [0, (Real)0.5], [(Real)0.5, 0], [0, (Real)0.5]), identity.Value);
        Assert.Throws<ArgumentException>(() => w.FillIdentity(gates: 3));
        Assert.Throws<ArgumentException>(() => w.FillXavier(new Random(1), gates: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => w.FillXavier(new Random(1), double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => w.FillOrthogonal(new Random(1), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => w.FillIdentity(double.NaN));
    }
}
