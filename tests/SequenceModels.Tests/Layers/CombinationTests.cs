using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Layers;

public class CombinationTests
{
    [Fact]
    public void Both_ways_is_one_layer_on_the_sequence_and_one_on_its_mirror_image()
    {
        var random = new Random(70);
        var (there, back) = (new RecurrentLayer(new LstmCell(2, 3, random)), new RecurrentLayer(new LstmCell(2, 4, random)));
        var x = RandomMatrix.Sequence(2, 5, 2, random);
        var tape = new BidirectionalLayer(there, back).Forward(x);
        Assert.Equal(there.Forward(x).H.Columns.Stack(back.Forward(x.Reversed()).H.Reversed().Columns), tape.H.Columns);
        Assert.Equal(there.Forward(x).Final.H.Stack(back.Forward(x.Reversed()).Final.H), tape.Final.H);
    }

    [Fact]
    public void A_stack_of_mixed_cells_carries_its_state_from_chunk_to_chunk()
    {
        var random = new Random(71);
        var stack = new StackedLayer(new RecurrentLayer(new LstmCell(2, 3, random)), new DropoutLayer(3, new Dropout(0.5)), new RecurrentLayer(new GruCell(3, 4, random)));
        var x = RandomMatrix.Sequence(2, 9, 3, random);
        var first = stack.Forward(x.Slice(0, 4));
        Near.Equal(stack.Forward(x).H.Columns, first.H.Columns.Append(stack.Forward(x.Slice(4, 5), first.Final).H.Columns));
        Assert.Equal((3 + 4, 3), (first.Final.H.RowCount, first.Final.C!.RowCount));
    }

    [Fact]
    public void A_two_way_model_that_answers_once_reads_what_both_directions_end_with()
    {
        var random = new Random(72);
        var layer = new BidirectionalLayer(new RecurrentLayer(new GruCell(2, 3, random)), new RecurrentLayer(new GruCell(2, 3, random)));
        var stack = new StackedLayer(new RecurrentLayer(new LstmCell(4, 2, random)), layer);
        var model = new SequenceModel(stack, new Dense(6, 2, random), ReadOut.LastStep);
        var batch = new Batch<int[]>(RandomMatrix.Sequence(4, 5, 3, random), [0, 1, 1]);
        Assert.Equal(stack.Forward(batch.X).Parts[1].Final.H, model.Forward(batch.X).Read);
        GradientCheck.Run(model, new SoftmaxCrossEntropy(), batch).Require();
    }

    [Fact]
    public void A_model_with_an_embedding_passes_the_gradient_check()
    {
        var random = new Random(73);
        var stack = new StackedLayer(new EmbeddingLayer(4, 3, random), new RecurrentLayer(new LstmCell(3, 5, random)));
        var model = new SequenceModel(stack, new Dense(5, 4, random));
        GradientCheck.Run(model, new SoftmaxCrossEntropy(), new Batch<int[]>(Sequence.OfSymbols([0, 3, 1, 1, 2, 0], batch: 2), [3, 1, 1, 2, 0, 0])).Require();
    }

    [Fact]
    public void Layers_that_do_not_fit_are_refused_in_words()
    {
        var random = new Random(0);
        RecurrentLayer Gru(int d, int h) => new(new GruCell(d, h, random));
        Assert.Contains("Layer 1 takes 4 features, but layer 0 below it gives 3.", Assert.Throws<ArgumentException>(() => new StackedLayer(Gru(2, 3), Gru(4, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("takes 2 features and the backward layer 3", Assert.Throws<ArgumentException>(() => new BidirectionalLayer(Gru(2, 3), Gru(3, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("at least one layer", Assert.Throws<ArgumentException>(() => new StackedLayer()).Message, StringComparison.Ordinal);
        var dropping = new StackedLayer(Gru(2, 3), new DropoutLayer(3, new Dropout(0.5)));
        Assert.Contains("a StackedLayer has none on top", Assert.Throws<ArgumentException>(() => new SequenceModel(dropping, new Dense(3, 1, random), ReadOut.LastStep)).Message, StringComparison.Ordinal);
        Assert.Contains("[7×1] is needed", Assert.Throws<ArgumentException>(() => new StackedLayer(Gru(2, 3), Gru(3, 4)).Forward(new Sequence(2, 1), State.Zero(3))).Message, StringComparison.Ordinal);
        Assert.Contains("use Layer instead of Recurrent", Assert.Throws<InvalidOperationException>(() => new SequenceModel(dropping, new Dense(3, 1, random)).Recurrent).Message, StringComparison.Ordinal);
    }
}
