using SequenceModels.Cells;

namespace SequenceModels.Tests.Reference;

/// <summary>Every cell there is, for tests that must hold for all of them.</summary>
internal sealed record CellKind(string Name, Func<int, int, Random, RecurrentCell> Make)
{
    public static IReadOnlyList<CellKind> All { get; } =
    [
        new("rnn-tanh", (d, h, random) => new RnnCell(d, h, random)),
        new("rnn-relu", (d, h, random) => new RnnCell(d, h, random, Activation.Relu)),
        new("lstm", (d, h, random) => new LstmCell(d, h, random)),
        new("lstm-peephole", (d, h, random) => new PeepholeLstmCell(d, h, random)),
        new("gru", (d, h, random) => new GruCell(d, h, random)),
        new("gru-cho", (d, h, random) => new ChoGruCell(d, h, random)),
    ];

    public static TheoryData<string> Names => [.. All.Select(kind => kind.Name)];

    public static CellKind Named(string name) => All.Single(kind => kind.Name == name);
}
