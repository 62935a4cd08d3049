namespace SequenceModels.Layers;

/// <content>What it is made of, and a copy.</content>
public sealed partial class SequenceModel
{
    /// <summary>The layers, what goes in and out of each, and what it learns: one row a layer, those inside below the one that they are in, the read-out last.</summary>
    public IReadOnlyList<LayerSummary> Summary => [.. Rows([])];

    /// <param name="seen">The parameters that have a row; added to.</param>
    internal IEnumerable<LayerSummary> Rows(HashSet<Parameter> seen) =>
    [
        .. LayerSummary.Of(Layer, 0, seen),
        LayerSummary.Row($"Dense, {(ReadOut == ReadOut.EveryStep ? "every step" : "last step")}", $"{Layer.OutputSize}", OutputSize, Dense.Parameters, seen),
    ];

    /// <summary>The <see cref="Summary"/> as a table of plain characters.</summary>
    public override string ToString() => LayerSummary.Text(Summary);

    /// <summary>A model with parameters of its own that has the same layers and numbers; what is used in several places here is used in the same places there.</summary>
    /// <returns>Training one does not change the other. Functions that a layer of one's own holds are shared.</returns>
    public SequenceModel Copy() => DeepCopy.Of(this);
}
