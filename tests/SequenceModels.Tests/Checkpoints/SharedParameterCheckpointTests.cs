using SequenceModels.Cells;
using SequenceModels.Checkpoints;
using SequenceModels.Layers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Data;

namespace SequenceModels.Tests.Checkpoints;

public sealed class SharedParameterCheckpointTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string PathOfModel => Path.Combine(folder.FullName, "t.safetensors");

    public static TheoryData<string> Models => ["twice in a stack", "both directions", "encoder and decoder", "three times"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Models))]
    public void What_is_used_twice_is_saved_once_and_loading_leaves_it_as_it_was(string kind)
    {
        var (checkpoint, parameters) = Make(kind, seed: 1);
        var before = parameters.Select(parameter => parameter.Value.Clone()).ToList();
        checkpoint.Save(PathOfModel);
        using (var file = SafetensorsFile.Open(PathOfModel))
            Assert.Equal(parameters.Distinct().Sum(parameter => parameter.Count), file.Tensors.Values.Sum(Numbers) - MergedBiases(file));
        for (int times = 0; times < 3; times++)
            checkpoint.Load(PathOfModel);
        Assert.Equal(before, parameters.Select(parameter => parameter.Value));

        var (other, others) = Make(kind, seed: 2);
        other.Load(PathOfModel);
        Assert.Equal(before, others.Select(parameter => parameter.Value));
    }

    [Fact]
    public void A_file_with_both_names_is_taken_where_they_are_equal_and_refused_where_they_differ()
    {
        var layer = new RecurrentLayer(new GruCell(2, 2, new Random(1)));
        var shared = new Checkpoint().Add("", new StackedLayer(layer, layer));
        var copy = new RecurrentLayer(new GruCell(2, 2, new Random(1)));
        new Checkpoint().Add("", new StackedLayer(layer, copy)).Save(PathOfModel);
        double expected = layer.Cell.Whh.Value[0, 0];
        layer.Cell.Whh.Value.Clear();
        shared.Load(PathOfModel);
        Assert.Equal(expected, layer.Cell.Whh.Value[0, 0]);

        copy.Cell.Whh.Value[1, 1] += 1;
        new Checkpoint().Add("", new StackedLayer(layer, copy)).Save(PathOfModel);
        Assert.Contains("weight_hh_l0 and weight_hh_l1", Assert.Throws<InvalidDataException>(() => shared.Load(PathOfModel)).Message, StringComparison.Ordinal);
        Assert.Equal(expected, layer.Cell.Whh.Value[0, 0]);
    }

    [Fact]
    public void A_file_with_the_second_name_alone_is_taken()
    {
        var layer = new RecurrentLayer(new LstmCell(2, 2, new Random(1)));
        new Checkpoint().Add("b.", layer).Save(PathOfModel);
        double expected = layer.Cell.Wxh.Value[0, 1];
        layer.Cell.Wxh.Value.Clear();
        new Checkpoint().Add("a.", layer).Add("b.", layer).Load(PathOfModel);
        Assert.Equal(expected, layer.Cell.Wxh.Value[0, 1]);
    }

    private static (Checkpoint Checkpoint, IReadOnlyList<Parameter> Parameters) Make(string kind, int seed)
    {
        var random = new Random(seed);
        var layer = new RecurrentLayer(new GruCell(2, 2, random));
        switch (kind)
        {
            case "twice in a stack":
                return (new Checkpoint().Add("", new StackedLayer(layer, layer)), layer.Parameters);
            case "both directions":
                return (new Checkpoint().Add("", new BidirectionalLayer(layer, layer)), layer.Parameters);
            case "three times":
                return (new Checkpoint().Add("a.", layer).Add("", new StackedLayer(layer, new ResidualLayer(layer))), layer.Parameters);
            default:
                var embedding = new EmbeddingLayer(5, 2, random);
                var model = new EncoderDecoder(new StackedLayer(embedding, layer), new SequenceModel(new StackedLayer(embedding, new RecurrentLayer(new GruCell(2, 2, random))), new Dense(2, 5, random)));
                return (Checkpoint.Of(model), model.Parameters);
        }
    }

    private static long Numbers(TensorInfo tensor) => tensor.Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Rows of bias_hh that are zeros in the place of PyTorch's second bias: 2 of 3 blocks of a GRU.</summary>
    private static long MergedBiases(SafetensorsFile file) => file.Tensors.Where(entry => entry.Key.Contains("bias_hh", StringComparison.Ordinal)).Sum(entry => Numbers(entry.Value) * 2 / 3);
}
