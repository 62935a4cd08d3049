using MathNet.Numerics.LinearAlgebra;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SequenceModels.Cells;
using SequenceModels.Checkpoints;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Tests.Data;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Checkpoints;

/// <summary>What ONNX Runtime computes from a file, beside what the library computes.</summary>
public sealed class OnnxFileTests : IDisposable
{
    private const double Tolerance = 1e-5;

    private readonly TemporaryFolder folder = new();

    private string PathOfModel => Path.Combine(folder.FullName, "m.onnx");

    public static TheoryData<string> Layers => [.. LayerKind.All.Select(kind => kind.Name).Where(name => !name.Contains("attention", StringComparison.Ordinal) && !name.Contains("way round", StringComparison.Ordinal) && !name.Contains("feed forward", StringComparison.Ordinal) && !name.Contains("transformer", StringComparison.Ordinal))];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Layers))]
    public void Outputs_and_final_states_are_the_same(string kind) => Case.ForAll(8, largest: 5, at =>
    {
        var random = at.Random();
        var layer = LayerKind.Named(kind).Make(at.D, at.H, random);
        foreach (var readOut in layer.EndsInState ? (ReadOut[])[ReadOut.EveryStep, ReadOut.LastStep] : [ReadOut.EveryStep])
        {
            var model = new SequenceModel(layer, new Dense(layer.OutputSize, 2, random), readOut);
            var lengths = at.Lengths(random);
            var initial = at.Seed % 2 == 0 ? Drawn(layer.ZeroState(at.Batch), random) : null;
            OnnxFile.Save(model, PathOfModel, lengths is not null, initial is not null);
            RequireSame(model, new Sequence(RandomMatrix.Of(at.D, at.Steps * at.Batch, random), at.Batch), initial, lengths);
        }
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_model_that_begins_with_an_embedding_takes_numbers_of_symbols(bool uneven)
    {
        var random = new Random(1);
        var layer = new StackedLayer(new EmbeddingLayer(7, 3, random), new DropoutLayer(3, new Dropout(0.5)), new RecurrentLayer(new LstmCell(3, 4, random)), new RecurrentLayer(new GruCell(4, 5, random)));
        var model = new SequenceModel(layer, new Dense(5, 7, random)) { Dropout = new Dropout(0.5) };
        int[]? lengths = uneven ? [1, 4, 6] : null;
        OnnxFile.Save(model, PathOfModel, lengths: uneven);
        RequireSame(model, new Sequence(Matrix<Real>.Build.Dense(1, 18, (_, column) => column * 5 % 7), 3), null, lengths);
    }

    [Fact]
    public void Inputs_and_outputs_have_names_and_free_sizes()
    {
        OnnxFile.Save(SequenceModel.Lstm(2, 3, 4, new Random(1)), PathOfModel, lengths: true, initialState: true);
        using var session = new InferenceSession(PathOfModel);
        Assert.Equal(["c0", "h0", "lengths", "x"], session.InputMetadata.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["cn", "hn", "y"], session.OutputMetadata.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([-1, -1, 2], session.InputMetadata["x"].Dimensions);
        Assert.Equal([-1, -1, 4], session.OutputMetadata["y"].Dimensions);
        Assert.True(session.ModelMetadata.ProducerName == "SequenceModels");
    }

    [Fact]
    public void A_layer_that_onnx_has_no_operator_for_is_named_and_no_file_is_left()
    {
        var layer = new StackedLayer(new RecurrentLayer(new RnnCell(2, 2, new Random(1))), new AttentionLayer(2, 2, new Random(1)));
        var error = Assert.Throws<NotSupportedException>(() => OnnxFile.Save(new SequenceModel(layer, new Dense(2, 1, new Random(1))), PathOfModel));
        Assert.Contains("AttentionLayer", error.Message, StringComparison.Ordinal);
        var alone = new EmbeddingLayer(3, 2, new Random(1));
        Assert.Contains("no recurrent layer", Assert.Throws<NotSupportedException>(() => OnnxFile.Save(new SequenceModel(alone, new Dense(2, 1, new Random(1))), PathOfModel)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void A_number_that_no_float_is_is_refused_with_its_parameter()
    {
        foreach (double wrong in (double[])[double.NaN, 1e300])
        {
            var model = SequenceModel.Gru(2, 3, 1, new Random(1));
            model.Recurrent.Cell.Whh.Value[1, 1] = (Real)wrong;
            Assert.Contains("W_hh [9×3] has the number", Assert.Throws<InvalidOperationException>(() => OnnxFile.Save(model, PathOfModel)).Message, StringComparison.Ordinal);
        }
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    private void RequireSame(SequenceModel model, Sequence x, State? initial, int[]? lengths)
    {
        using var session = new InferenceSession(PathOfModel);
        var inputs = new List<NamedOnnxValue>
        {
            model.Layer.SymbolCount is null
                ? NamedOnnxValue.CreateFromTensor("x", new DenseTensor<float>(Floats(x.Columns), [x.Steps, x.Batch, x.Features]))
                : NamedOnnxValue.CreateFromTensor("x", new DenseTensor<long>(Floats(x.Columns).Select(symbol => (long)symbol).ToArray(), [x.Steps, x.Batch])),
        };
        if (lengths is not null)
            inputs.Add(NamedOnnxValue.CreateFromTensor("lengths", new DenseTensor<int>(lengths, [x.Batch])));
        if (initial is not null)
            inputs.Add(NamedOnnxValue.CreateFromTensor("h0", new DenseTensor<float>(Floats(initial.H), [x.Batch, initial.H.RowCount])));
        if (initial?.C is { } c)
            inputs.Add(NamedOnnxValue.CreateFromTensor("c0", new DenseTensor<float>(Floats(c), [x.Batch, c.RowCount])));

        using var outputs = session.Run(inputs);
        var (prediction, final) = model.Predict(x, initial, lengths);
        RequireNear(prediction, outputs.Single(output => output.Name == "y"));
        RequireNear(final.H, outputs.Single(output => output.Name == "hn"));
        if (final.C is not null)
            RequireNear(final.C, outputs.Single(output => output.Name == "cn"));
    }

    private static void RequireNear(Matrix<Real> expected, DisposableNamedOnnxValue actual)
    {
        var values = actual.AsTensor<float>().ToArray();
        Assert.Equal(expected.RowCount * expected.ColumnCount, values.Length);
        Assert.All(expected.ToColumnMajorArray().Zip(values), pair => Assert.Equal(pair.First, pair.Second, Tolerance * Math.Max(1, Math.Abs(pair.Second))));
    }

    private static float[] Floats(Matrix<Real> matrix) => [.. matrix.ToColumnMajorArray().Select(value => (float)value)];

    private static State Drawn(State zero, Random random) => new(
        RandomMatrix.Of(zero.H.RowCount, zero.H.ColumnCount, random), zero.C is null ? null : RandomMatrix.Of(zero.C.RowCount, zero.C.ColumnCount, random));
}
