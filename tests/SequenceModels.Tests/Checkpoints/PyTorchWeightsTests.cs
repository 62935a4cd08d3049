using SequenceModels.Cells;
using SequenceModels.Checkpoints;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Tests.Conformance;
using SequenceModels.Tests.Data;
using SequenceModels.Tests.Golden;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Checkpoints;

/// <summary>Weights of nn.RNN, nn.LSTM, nn.GRU and nn.Embedding under the names PyTorch gave them, loaded, and the outputs PyTorch computed with them.</summary>
public sealed class PyTorchWeightsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Layers => OfKind("layer");

    public static TheoryData<string> Heads => OfKind("bidirectional-head");

    public static TheoryData<string> Embeddings => OfKind("embedding");

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_loaded_from_PyTorch_computes_what_PyTorch_computes(string name)
    {
        var file = new GoldenFile(Path.Combine(VectorFiles.Own, name));
        var layer = Make(file);
        new Checkpoint().Add("", layer).Load(Write(file));
        var tape = layer.Forward(GoldenFile.Sequence(file["inputs"]["x"]!), TorchNetwork.StateOf(file["inputs"]["h0"], file["inputs"]["c0"]));
        file.Near(GoldenFile.Sequence(file["outputs"]["output"]!).Columns, tape.H.Columns, "output");
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void What_is_saved_again_has_the_same_names_shapes_and_weights(string name)
    {
        var file = new GoldenFile(Path.Combine(VectorFiles.Own, name));
        var layer = Make(file);
        new Checkpoint().Add("", layer).Load(Write(file));
        new Checkpoint().Add("", layer).Save(Path.Combine(folder.FullName, "again"));
        using var before = SafetensorsFile.Open(Path.Combine(folder.FullName, "torch"));
        using var after = SafetensorsFile.Open(Path.Combine(folder.FullName, "again"));
        Assert.Equal(before.Tensors.Keys.Order(), after.Tensors.Keys.Order());
        foreach (string tensor in before.Tensors.Keys)
        {
            Assert.Equal(before.Tensors[tensor].Shape, after.Tensors[tensor].Shape);
            if (tensor.StartsWith("weight", StringComparison.Ordinal))
                Assert.Equal(before.Read(tensor).Values, after.Read(tensor).Values);
        }
    }

    [Theory]
    [MemberData(nameof(Heads))]
    public void A_bidirectional_model_loaded_from_PyTorch_has_its_loss(string name)
    {
        var file = new GoldenFile(Path.Combine(VectorFiles.Own, name));
        int hidden = (int)file["attributes"]["hidden_size"]!;
        var model = new SequenceModel(Make(file), new Dense(2 * hidden, (int)file["attributes"]["classes"]!, new Random(1)));
        Checkpoint.Of(model).Load(Write(file));
        var prediction = model.Forward(GoldenFile.Sequence(file["inputs"]["x"]!)).Prediction;
        file.Near((double)file["loss"], new SoftmaxCrossEntropy().Loss(prediction, GoldenFile.Integers(file["inputs"]["targets"]!)), "loss");
    }

    [Theory]
    [MemberData(nameof(Embeddings))]
    public void An_embedding_is_turned_round(string name)
    {
        var file = new GoldenFile(Path.Combine(VectorFiles.Own, name));
        var embedding = new EmbeddingLayer((int)file["attributes"]["vocabulary"]!, (int)file["attributes"]["embedding_dim"]!, new Random(1));
        new Checkpoint().Add("", embedding).Load(Write(file));
        Near.Equal(GoldenFile.Matrix(file["weights"]["weight"]!).Transpose(), embedding.E.Value);
    }

    [Fact]
    public void An_embedding_a_dropout_and_two_layers_are_one_model_with_three_prefixes()
    {
        var random = new Random(2);
        SequenceModel Make() => new(
            new StackedLayer(new EmbeddingLayer(6, 3, random), new RecurrentLayer(new LstmCell(3, 4, random)), new DropoutLayer(4, new Dropout(0.5)), Both(new GruCell(4, 2, random), new GruCell(4, 2, random))),
            new Dense(4, 5, random));
        var (saved, loaded) = (Make(), Make());
        string path = Path.Combine(folder.FullName, "model");
        Checkpoint.Of(saved).Save(path);
        Checkpoint.Of(loaded).Load(path);
        Assert.All(saved.Parameters.Zip(loaded.Parameters), pair => Assert.Equal(pair.First.Value, pair.Second.Value));
        using var file = SafetensorsFile.Open(path);
        Assert.Equal((IReadOnlyList<long>)[6, 3], file.Tensors["embedding.weight"].Shape);
        Assert.Equal((IReadOnlyList<long>)[16, 3], file.Tensors["rnn.weight_ih_l0"].Shape);
        Assert.Equal((IReadOnlyList<long>)[6, 4], file.Tensors["rnn.weight_ih_l1_reverse"].Shape);
        Assert.Equal(1 + 3 * 4 + 2, file.Tensors.Count);
    }

    /// <summary>The network that the file describes, with weights of its own.</summary>
    private static StackedLayer Make(GoldenFile file)
    {
        var attributes = file["attributes"];
        int hidden = (int)attributes["hidden_size"]!, input = (int)attributes["input_size"]!;
        bool two = (bool)attributes["bidirectional"]!;
        RecurrentCell Cell(int size) => file.Op switch
        {
            "LSTM" => new LstmCell(size, hidden, new Random(1)),
            "GRU" => new GruCell(size, hidden, new Random(1)),
            _ => new RnnCell(size, hidden, new Random(1), (string)attributes["nonlinearity"]! == "relu" ? Activation.Relu : Activation.Tanh),
        };
        return new StackedLayer([.. Enumerable.Range(0, (int)attributes["num_layers"]!)
            .Select(k => k == 0 ? input : two ? 2 * hidden : hidden)
            .Select(size => two ? Both(Cell(size), Cell(size)) : (ISequenceLayer)new RecurrentLayer(Cell(size)))]);
    }

    private static BidirectionalLayer Both(RecurrentCell forward, RecurrentCell backward) => new(new RecurrentLayer(forward), new RecurrentLayer(backward));

    /// <summary>The file's weights as PyTorch's safetensors would hold them.</summary>
    private string Write(GoldenFile file)
    {
        string path = Path.Combine(folder.FullName, "torch");
        SafetensorsFile.Write(path, file["weights"].AsObject().ToDictionary(entry => entry.Key, entry =>
            new Tensor(GoldenFile.Shape(entry.Value!), GoldenFile.Numbers(entry.Value!))));
        return path;
    }

    /// <summary>The repository's own files of a kind; our own are not PyTorch's.</summary>
    private static TheoryData<string> OfKind(string kind) =>
        [.. Directory.EnumerateFiles(VectorFiles.Own, "*.json").Where(path => !Path.GetFileName(path).StartsWith("own_", StringComparison.Ordinal))
            .Where(path => new GoldenFile(path).Kind == kind).Select(path => Path.GetFileName(path))];
}
