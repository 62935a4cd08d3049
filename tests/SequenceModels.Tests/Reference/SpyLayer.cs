using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Parameters;

namespace SequenceModels.Tests.Reference;

/// <summary>A layer that knows how often it was asked, and for what.</summary>
internal sealed class SpyLayer(ISequenceLayer layer) : ISequenceLayer
{
    /// <summary>Steps that it has computed.</summary>
    public int Steps { get; private set; }

    /// <summary>The source of masks of each call of <see cref="Forward"/>.</summary>
    public List<Random?> Masks { get; } = [];

    public int InputSize => layer.InputSize;

    public int? SymbolCount => layer.SymbolCount;

    public int OutputSize => layer.OutputSize;

    public bool EndsInState => layer.EndsInState;

    public IReadOnlyList<ISequenceLayer> Layers => [layer];

    public IReadOnlyList<Parameter> Parameters => layer.Parameters;

    public State ZeroState(int batch) => layer.ZeroState(batch);

    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null)
    {
        Steps += x.Steps;
        Masks.Add(dropout);
        return layer.Forward(x, initial, lengths, dropout);
    }

    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null) => layer.Backward(tape, dH, dFinal);
}
