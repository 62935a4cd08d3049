using SequenceModels.Cells;
using SequenceModels.Layers;

namespace SequenceModels.Checkpoints;

/// <summary>What PyTorch calls the tensors of our layers.</summary>
/// <remarks>
/// Layer k's weights are <c>weight_ih_lk</c> [G, D], <c>weight_hh_lk</c> [G, H], <c>bias_ih_lk</c> and <c>bias_hh_lk</c> [G], with <c>_reverse</c> behind
/// them for the direction from the end to the start; the blocks of rows have the order of our cells (LSTM i f g o, GRU r z n). Its two biases are one of ours.
/// </remarks>
internal static class PyTorchNames
{
    /// <summary>Layers that do not learn have no names and no number; an embedding, in PyTorch a module of its own, has a prefix of its own.</summary>
    public static IEnumerable<NamedTensor> Of(string prefix, string embedding, ISequenceLayer layer)
    {
        int k = 0;
        foreach (var part in Flat(layer).Where(part => part.Parameters.Count > 0))
        {
            var tensors = part is EmbeddingLayer lookup ? [NamedTensor.Transposed($"{embedding}weight", lookup.E)] : Of(prefix, k++, part);
            foreach (var tensor in tensors)
                yield return tensor;
        }
    }

    public static IEnumerable<NamedTensor> Of(string prefix, Dense dense) =>
        [NamedTensor.Of($"{prefix}weight", dense.Why), NamedTensor.Of($"{prefix}bias", dense.By, bias: true, missingWith: $"{prefix}bias")];

    private static IEnumerable<ISequenceLayer> Flat(ISequenceLayer layer) => layer is StackedLayer stack ? stack.Layers.SelectMany(Flat) : [layer];

    private static IEnumerable<NamedTensor> Of(string prefix, int k, ISequenceLayer layer) => layer switch
    {
        RecurrentLayer one => Of(what => $"{prefix}{what}_l{k}", one.Cell),
        ReversedLayer { Layer: RecurrentLayer one } => Of(what => $"{prefix}{what}_l{k}_reverse", one.Cell),
        BidirectionalLayer { ForwardLayer: RecurrentLayer forth, BackwardLayer: RecurrentLayer back } =>
            [.. Of(what => $"{prefix}{what}_l{k}", forth.Cell), .. Of(what => $"{prefix}{what}_l{k}_reverse", back.Cell)],
        _ => throw new NotSupportedException($"PyTorch has no names for a {layer.GetType().Name} of such layers: add its parts one by one, each with a prefix of its own."),
    };

    /// <summary>A cell's parameters; <paramref name="name"/> makes <c>rnn.weight_ih_l0</c> of <c>weight_ih</c>. Cells that PyTorch has not keep our letters.</summary>
    private static IEnumerable<NamedTensor> Of(Func<string, string> name, RecurrentCell cell)
    {
        if (cell is not (RnnCell or LstmCell or GruCell))
            return cell.Parameters.Select(parameter => NamedTensor.Of(name(parameter.Name), parameter, bias: parameter.Value.ColumnCount == 1));
        int rows = cell.Bh.Count, hidden = cell.HiddenSize;
        TensorPart[] second = cell is GruCell gru ? [new(gru.Bh, rows - hidden, Merged: true), new(gru.Bhn, hidden)] : [new(cell.Bh, rows, Merged: true)];
        return
        [
            NamedTensor.Of(name("weight_ih"), cell.Wxh),
            NamedTensor.Of(name("weight_hh"), cell.Whh),
            NamedTensor.Of(name("bias_ih"), cell.Bh, bias: true, missingWith: name("bias_hh")),
            new(name("bias_hh"), [rows], second, MissingWith: name("bias_ih")),
        ];
    }
}
