using SequenceModels.Layers;

namespace SequenceModels.Checkpoints;

/// <summary>What PyTorch calls the tensors of our layers.</summary>
/// <remarks>
/// Layer k's weights are <c>weight_ih_lk</c> [G, D], <c>weight_hh_lk</c> [G, H], <c>bias_ih_lk</c> and <c>bias_hh_lk</c> [G], with <c>_reverse</c> behind
/// them for the direction from the end to the start; the blocks of rows have the order of our cells (LSTM i f g o, GRU r z n). Its two biases are one of ours.
/// </remarks>
internal static class PyTorchNames
{
    private const string Reverse = "_reverse";

    /// <summary>Layers that do not learn have no names and no number; an embedding, in PyTorch a module of its own, has a prefix of its own and no number.</summary>
    public static IEnumerable<NamedTensor> Of(string prefix, string embedding, ISequenceLayer layer)
    {
        var parts = new List<Part>();
        Collect(layer, "", 0, parts);
        return parts.SelectMany(part => part.Layer switch
        {
            EmbeddingLayer lookup => [NamedTensor.Transposed($"{embedding}weight{part.Suffix}", lookup.E)],
            RecurrentLayer one => Of(what => $"{prefix}{what}_l{part.Number}{part.Suffix}", one.Cell),
            _ => Own(what => $"{prefix}{what}_l{part.Number}{part.Suffix}", part.Layer.Parameters),
        });
    }

    public static IEnumerable<NamedTensor> Of(string prefix, Dense dense) =>
        [NamedTensor.Of($"{prefix}weight", dense.Why), NamedTensor.Of($"{prefix}bias", dense.By, bias: true, missingWith: $"{prefix}bias")];

    /// <summary>Adds the layers that learn, numbered from <paramref name="k"/>, the lowest first; both directions have the same numbers.</summary>
    /// <returns>The number of the layer that comes next.</returns>
    private static int Collect(ISequenceLayer layer, string suffix, int k, List<Part> parts)
    {
        return layer switch
        {
            StackedLayer stack => stack.Layers.Aggregate(k, (next, part) => Collect(part, suffix, next, parts)),
            ResidualLayer residual => Collect(residual.Inner, suffix, k, parts),
            ReversedLayer reversed => Collect(reversed.Layer, suffix + Reverse, k, parts),
            BidirectionalLayer both => Math.Max(Collect(both.ForwardLayer, suffix, k, parts), Collect(both.BackwardLayer, suffix + Reverse, k, parts)),
            { Parameters.Count: 0 } => k,
            _ => Named(),
        };

        int Named()
        {
            parts.Add(new(layer, suffix, k));
            return layer is EmbeddingLayer ? k : k + 1;
        }
    }

    /// <summary>A cell's parameters; <paramref name="name"/> makes <c>rnn.weight_ih_l0</c> of <c>weight_ih</c>. Cells that PyTorch has not keep our letters.</summary>
    private static IEnumerable<NamedTensor> Of(Func<string, string> name, RecurrentCell cell)
    {
        if (cell is not (RnnCell or LstmCell or GruCell))
            return Own(name, cell.Parameters);
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

    /// <summary>Parameters that PyTorch has no names for, under their own; of those that are called the same, the later are numbered.</summary>
    private static IEnumerable<NamedTensor> Own(Func<string, string> name, IReadOnlyList<Parameter> parameters) => parameters.Distinct().GroupBy(parameter => parameter.Name)
        .SelectMany(same => same.Select((parameter, i) => NamedTensor.Of(name(i == 0 ? same.Key : $"{same.Key}.{i}"), parameter, bias: parameter.Value.ColumnCount == 1)));

    /// <summary>A layer that learns, its number, and what its names end in: nothing, or <c>_reverse</c> where it reads from the end.</summary>
    private sealed record Part(ISequenceLayer Layer, string Suffix, int Number);
}
