using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Checkpoints;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Parameters;
using SequenceModels.Tests.Data;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Checkpoints;

public sealed class EveryLayerCheckpointTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string PathOfModel => Path.Combine(folder.FullName, "m.safetensors");

    public static TheoryData<string> Layers => LayerKind.Names;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Layers))]
    public void Every_layer_is_saved_and_loaded(string kind) => RoundTrip(random => LayerKind.Named(kind).Make(3, 4, random));

    [Fact]
    public void The_transformer_of_lesson_15_is_saved_and_loaded() => RoundTrip(random => new StackedLayer(
        new EmbeddingLayer(4, 16, random), new PositionalEncoding(16), new ResidualLayer(new AttentionLayer(16, 16, random)), new ResidualLayer(new FeedForwardLayer(16, 32, random)),
        new ResidualLayer(new AttentionLayer(16, 16, random)), new ResidualLayer(new FeedForwardLayer(16, 32, random))));

    [Theory]
    [InlineData(AttentionScore.ScaledDot)]
    [InlineData(AttentionScore.Additive)]
    public void An_encoder_decoder_that_looks_back_is_saved_and_loaded(AttentionScore score)
    {
        EncoderDecoder Make(Random random) => new(
            new RecurrentLayer(new LstmCell(2, 4, random)),
            new SequenceModel(new StackedLayer(new RecurrentLayer(new LstmCell(3, 4, random)), new CrossAttentionLayer(4, 4, 5, random, score)), new Dense(4, 2, random)));
        var (saved, loaded) = (Make(new Random(1)), Make(new Random(2)));
        Checkpoint.Of(saved).Save(PathOfModel);
        Checkpoint.Of(loaded).Load(PathOfModel);
        var (x, y) = (new Sequence(Matrix<Real>.Build.Random(2, 6, 3)), new Sequence(Matrix<Real>.Build.Random(3, 4, 4)));
        Assert.Equal(saved.Forward(x, y).Prediction, loaded.Forward(x, y).Prediction);
        Assert.Equal(saved.Parameters.Select(parameter => parameter.Value), loaded.Parameters.Select(parameter => parameter.Value));
    }

    [Fact]
    public void Two_embeddings_read_in_two_directions_have_names_of_their_own() => RoundTrip(random => new BidirectionalLayer(
        new StackedLayer(new EmbeddingLayer(4, 3, random), new RecurrentLayer(new LstmCell(3, 2, random))),
        new StackedLayer(new EmbeddingLayer(4, 3, random), new RecurrentLayer(new LstmCell(3, 2, random)))));

    [Fact]
    public void A_layer_of_ones_own_is_saved_under_its_parameters_names()
    {
        RoundTrip(_ => new Scale());
        using var file = SafetensorsFile.Open(PathOfModel);
        Assert.Equal(["s_l0", "s.1_l0"], file.Tensors.Keys.Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void Numbers_of_layers_are_those_of_PyTorch()
    {
        var random = new Random(1);
        RecurrentLayer Rnn(int d) => new(new RnnCell(d, 2, random));
        new Checkpoint().Add("", new StackedLayer(Rnn(3), new DropoutLayer(2, new Dropout(0.1)), new BidirectionalLayer(Rnn(2), Rnn(2)), new ReversedLayer(Rnn(4)))).Save(PathOfModel);
        using var file = SafetensorsFile.Open(PathOfModel);
        Assert.Equal(["weight_hh_l0", "weight_hh_l1", "weight_hh_l1_reverse", "weight_hh_l2_reverse"],
            file.Tensors.Keys.Where(name => name.StartsWith("weight_hh", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_that_does_not_fit_is_said_at_once()
    {
        new Checkpoint().Add("a.", new RecurrentLayer(new LstmCell(2, 3, new Random(1)))).Add("b.", new Dense(2, 2, new Random(1))).Save(PathOfModel);
        var other = new Checkpoint().Add("a.", new RecurrentLayer(new LstmCell(2, 4, new Random(1)))).Add("c.", new Dense(2, 2, new Random(1)));
        string message = Assert.Throws<InvalidDataException>(() => other.Load(PathOfModel)).Message;
        foreach (string part in (string[])["lacks c.weight", "has b.bias, b.weight", "a.weight_ih_l0 is", "model's is [16, 2]", "a.weight_hh_l0 is"])
            Assert.Contains(part, message, StringComparison.Ordinal);
    }

    private void RoundTrip(Func<Random, ISequenceLayer> make)
    {
        var (saved, loaded) = (make(new Random(1)), make(new Random(2)));
        foreach (var parameter in saved.Parameters)
            parameter.FillNormal(new Random(parameter.Count));
        new Checkpoint().Add("", saved).Save(PathOfModel);
        new Checkpoint().Add("", loaded).Load(PathOfModel);
        Assert.Equal(saved.Parameters.Select(parameter => parameter.Value), loaded.Parameters.Select(parameter => parameter.Value));
    }

    /// <summary>h = s·x, with two parameters of the same name.</summary>
    private sealed class Scale : ISequenceLayer
    {
        public int InputSize => 1;

        public int OutputSize => 1;

        public IReadOnlyList<Parameter> Parameters { get; } = [new("s", 1, 2), new("s", 1)];

        public State ZeroState(int batch) => throw new NotSupportedException();

        public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null) => throw new NotSupportedException();

        public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null) => throw new NotSupportedException();
    }
}
