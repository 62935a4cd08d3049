using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Layers;

/// <summary>A prediction keeps less than a training pass; it must say the same.</summary>
public class PredictionTests
{
    public static TheoryData<string> Cells => CellKind.Names;

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_prediction_is_the_forward_pass_to_the_last_bit(string kind) => Case.ForAll(40, 9, at =>
    {
        var random = at.Random();
        var layer = new RecurrentLayer(CellKind.Named(kind).Make(at.D, at.H, random));
        var x = at.Input(random);
        foreach (var model in Models(layer, at, random))
        {
            var (lengths, before) = (at.Lengths(random), Random(model.Layer.ZeroState(at.Batch), random));
            var tape = model.Forward(x, before, lengths);
            var (prediction, final) = model.Predict(x, before, lengths);
            Assert.Equal(tape.Prediction, prediction);
            Assert.Equal(tape.Final.H, final.H);
            Assert.Equal(tape.Final.C, final.C);
        }
    });

    [Fact]
    public void A_prediction_after_a_change_of_weights_is_that_of_the_new_weights()
    {
        var random = new Random(31);
        var (model, x) = (SequenceModel.Lstm(3, 20, 2, random), RandomMatrix.Sequence(3, 4, 5, random));
        model.Predict(x);
        foreach (var parameter in model.Parameters)
        {
            parameter.Value[0, 0] += 1;
            Assert.Equal(model.Forward(x).Prediction, model.Predict(x).Prediction);
        }
    }

    private static IEnumerable<SequenceModel> Models(RecurrentLayer layer, Case at, Random random) =>
        ((ISequenceLayer[])
        [
            layer,
            new StackedLayer(new RecurrentLayer(new LstmCell(at.D, at.D, random)), layer),
            new BidirectionalLayer(layer, new RecurrentLayer(new GruCell(at.D, at.H, random))),
            new ResidualLayer(new RecurrentLayer(new LstmCell(at.D, at.D, random))),
        ]).Where(one => one is not BidirectionalLayer || layer.Cell.HasCellState == false)
        .Select(one => new SequenceModel(one, new Dense(one.OutputSize, 3, random)));

    private static State Random(State like, Random random) =>
        new(RandomMatrix.Of(like.H.RowCount, like.H.ColumnCount, random), like.C is null ? null : RandomMatrix.Of(like.C.RowCount, like.C.ColumnCount, random));
}
