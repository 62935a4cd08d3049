using SequenceModels.Layers;

namespace SequenceModels.Tests.Reference;

/// <summary>Layers and combinations of layers, for tests that must hold for all of them. All take D features.</summary>
internal sealed record LayerKind(string Name, Func<int, int, Random, ISequenceLayer> Make)
{
    private static readonly Dropout PerStep = new(0.4), PerSequence = new(0.4, perSequence: true);

    public static IReadOnlyList<LayerKind> All { get; } =
    [
        .. CellKind.All.Select(cell => new LayerKind(cell.Name, (d, h, random) => Single(cell.Name, d, h, random))),
        .. CellKind.All.Select(cell => new LayerKind($"{cell.Name} reversed", (d, h, random) => new ReversedLayer(Single(cell.Name, d, h, random)))),
        .. CellKind.All.Select(cell => new LayerKind($"{cell.Name} both ways", (d, h, random) => BothWays(cell.Name, d, h, random))),
        .. CellKind.All.Select(cell => new LayerKind($"{cell.Name} with dropout of the state per step", (d, h, random) => Single(cell.Name, d, h, random, PerStep))),
        .. CellKind.All.Select(cell => new LayerKind($"{cell.Name} with dropout of the state per sequence", (d, h, random) => Single(cell.Name, d, h, random, PerSequence))),
        new("gru on lstm", (d, h, random) => new StackedLayer(Single("lstm", d, h, random), Single("gru", h, h + 1, random))),
        new("lstm both ways on rnn on lstm both ways", (d, h, random) => new StackedLayer(
            BothWays("lstm", d, h, random), Single("rnn-tanh", 2 * h + 1, h, random), BothWays("lstm", h, h, random))),
        new("dropout below and between", (d, h, random) => new StackedLayer(
            new DropoutLayer(d, PerSequence), Single("lstm", d, h, random), new DropoutLayer(h, PerStep), Single("gru-cho", h, h, random))),
        new("dropout on top", (d, h, random) => new StackedLayer(Single("lstm-peephole", d, h, random), new DropoutLayer(h, PerStep))),
        new("lstm forwards, stack backwards", (d, h, random) => new BidirectionalLayer(
            Single("lstm", d, h, random), new StackedLayer(Single("gru", d, h + 1, random), Single("rnn-tanh", h + 1, h, random)))),
        new("attention", (d, h, random) => new AttentionLayer(d, h, random)),
        new("attention to all steps", (d, h, random) => new AttentionLayer(d, h, random, causal: false)),
        new("attention with two heads", (d, h, random) => new AttentionLayer(d, h, random, heads: 2)),
        new("attention both ways", (d, h, random) => new BidirectionalLayer(new AttentionLayer(d, h, random), new AttentionLayer(d, h, random))),
        new("lstm with a way round", (d, h, random) => new ResidualLayer(Single("lstm", d, d, random))),
        new("feed forward on places (relu)", (d, h, random) => new StackedLayer(new PositionalEncoding(d), new FeedForwardLayer(d, h, random))),
        new("transformer block on lstm (relu)", (d, h, random) => new StackedLayer(
            Single("lstm", d, h, random), new ResidualLayer(new AttentionLayer(h, h + 1, random)), new ResidualLayer(new FeedForwardLayer(h, 2 * h, random)))),
    ];

    public static TheoryData<string> Names => [.. All.Select(kind => kind.Name)];

    public static LayerKind Named(string name) => All.Single(kind => kind.Name == name);

    private static RecurrentLayer Single(string cell, int d, int h, Random random, Dropout? dropout = null) =>
        new(CellKind.Named(cell).Make(d, h, random)) { StateDropout = dropout };

    private static BidirectionalLayer BothWays(string cell, int d, int h, Random random) => new(Single(cell, d, h, random), Single(cell, d, h + 1, random));
}
