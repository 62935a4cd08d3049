using SequenceModels.Layers;

namespace SequenceModels.Checkpoints;

/// <summary>Our layers in ONNX's operators RNN, LSTM, GRU and Gather.</summary>
/// <remarks>
/// Gates change places: ONNX has i o f g for our i f g o, and z r n for our r z n; its two biases are one of ours but for the GRU's b_hn. A sequence is
/// [T, B, D] in ONNX, the very order of our numbers. State rows come in the order of our states.
/// </remarks>
/// <param name="graph">Where the nodes go.</param>
/// <param name="lengths">The input with the steps of each example, or empty.</param>
/// <param name="h0">The input with the first states, or empty.</param>
/// <param name="c0">The input with the first cell states, or empty.</param>
internal sealed class OnnxLayers(OnnxGraph graph, string lengths, string h0, string c0)
{
    private static readonly int[] LstmGates = [0, 3, 1, 2], GruGates = [1, 0, 2];

    private int rowsOfH, rowsOfC;

    /// <summary>The final states [B, H] of all layers so far, in the order of our states.</summary>
    public List<string> FinalH { get; } = [];

    /// <summary>The same of those that have a cell state.</summary>
    public List<string> FinalC { get; } = [];

    /// <summary>Adds a layer.</summary>
    /// <returns>The name of h_1 … h_T, [T, B, H].</returns>
    /// <exception cref="NotSupportedException">ONNX has no such layer in one operator.</exception>
    public string Add(ISequenceLayer layer, string x, bool reverse = false) => layer switch
    {
        StackedLayer stack => stack.Layers.Aggregate(x, (below, part) => Add(part, below, reverse)),
        ReversedLayer reversed => Add(reversed.Layer, x, !reverse),
        BidirectionalLayer both => graph.Concat([Add(both.ForwardLayer, x, reverse), Add(both.BackwardLayer, x, !reverse)], axis: 2),
        DropoutLayer => x,
        EmbeddingLayer embedding => graph.Node("Gather", graph.Weights("embedding", embedding.E.Value.ToColumnMajorArray(), embedding.Symbols, embedding.OutputSize), x),
        RecurrentLayer recurrent => Add(recurrent.Cell, x, reverse),
        _ => throw new NotSupportedException($"A {layer.GetType().Name} cannot be written: recurrent layers, stacks, both directions, embeddings and dropout can."),
    };

    private string Add(RecurrentCell cell, string x, bool reverse)
    {
        int units = cell.HiddenSize;
        var direction = OnnxGraph.Attribute("direction", reverse ? "reverse" : "forward");
        var size = OnnxGraph.Attribute("hidden_size", units);
        string h = First(h0, ref rowsOfH, units), c = cell.HasCellState ? First(c0, ref rowsOfC, units) : "";
        string[] outputs = cell switch
        {
            RnnCell rnn => graph.Node("RNN", Inputs(cell, x, h, [0]), 2, direction, size, OnnxGraph.Attribute("activations", [rnn.Activation == Activation.Tanh ? "Tanh" : "Relu"])),
            LstmCell => graph.Node("LSTM", [.. Inputs(cell, x, h, LstmGates), c], 3, direction, size),
            PeepholeLstmCell peep => graph.Node("LSTM", [.. Inputs(cell, x, h, LstmGates), c, Peepholes(peep)], 3, direction, size),
            GruCell gru => graph.Node("GRU", Inputs(cell, x, h, GruGates, gru.Bhn), 2, direction, size, OnnxGraph.Attribute("linear_before_reset", 1)),
            ChoGruCell => graph.Node("GRU", Inputs(cell, x, h, GruGates), 2, direction, size, OnnxGraph.Attribute("linear_before_reset", 0)),
            _ => throw new NotSupportedException($"A {cell.GetType().Name} cannot be written: RNN, LSTM and GRU cells can."),
        };
        FinalH.Add(graph.Squeeze(outputs[1], axis: 0));
        if (outputs.Length == 3)
            FinalC.Add(graph.Squeeze(outputs[2], axis: 0));
        return graph.Squeeze(outputs[0], axis: 1);
    }

    /// <summary>X, W [1, G, D], R [1, G, H], B [1, 2·G], sequence_lens, initial_h.</summary>
    private string[] Inputs(RecurrentCell cell, string x, string h, int[] gates, Parameter? insideReset = null)
    {
        var second = Matrix<Real>.Build.Dense(cell.Bh.Count, 1);
        if (insideReset is not null)
            second.SetSubMatrix(cell.Bh.Count - cell.HiddenSize, 0, insideReset.Value);
        Real[] biases = [.. RowMajor(cell.Bh.Value, gates), .. RowMajor(second, gates)];
        return
        [
            x,
            graph.Weights("W", RowMajor(cell.Wxh.Value, gates), 1, cell.Bh.Count, cell.InputSize),
            graph.Weights("R", RowMajor(cell.Whh.Value, gates), 1, cell.Bh.Count, cell.HiddenSize),
            graph.Weights("B", biases, 1, biases.Length),
            lengths,
            h,
        ];
    }

    /// <summary>p_i, p_o, p_f.</summary>
    private string Peepholes(PeepholeLstmCell cell) =>
        graph.Weights("P", [.. cell.Pi.Value.Enumerate(), .. cell.Po.Value.Enumerate(), .. cell.Pf.Value.Enumerate()], 1, 3 * cell.HiddenSize);

    /// <summary>The rows of the next layer out of the first states of all, as [1, B, H].</summary>
    private string First(string states, ref int row, int units)
    {
        row += units;
        return states.Length == 0 ? "" : graph.Node("Unsqueeze", graph.Columns(states, row - units, units), graph.Constant(0));
    }

    /// <summary>Blocks of rows in the order given, row after row.</summary>
    private static Real[] RowMajor(Matrix<Real> rows, int[] gates)
    {
        int units = rows.RowCount / gates.Length;
        return [.. gates.SelectMany(gate => rows.SubMatrix(gate * units, units, 0, rows.ColumnCount).ToRowMajorArray())];
    }
}
