using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>One direction of an ONNX node as a layer of ours. ONNX orders the rows i, o, f, c and z, r, h; ours are i, f, g, o and r, z, n.</summary>
internal sealed class OnnxDirection
{
    private readonly GoldenFile file;
    private readonly int direction;
    private readonly int[] order;
    private readonly TorchCell tensors;

    public OnnxDirection(GoldenFile file, int direction, int directions)
    {
        (this.file, this.direction) = (file, direction);
        order = file.Op switch { "RNN" => [0], "LSTM" => [0, 2, 3, 1], "GRU" => [1, 0, 2], _ => throw new UnsupportedVectorException($"op {file.Op}") };
        var (w, r) = (Rows("W")!, Rows("R")!);
        var cell = MakeCell(w.ColumnCount, r.ColumnCount, directions);
        var (first, second) = Biases(file["inputs"]["B"]);
        tensors = new TorchCell(cell, name => name, w, r, first, second);
        bool reverse = directions == 2 ? direction == 1 : (string?)file["attributes"]["direction"] == "reverse";
        Layer = reverse ? new ReversedLayer(new RecurrentLayer(cell)) : new RecurrentLayer(cell);
    }

    public ISequenceLayer Layer { get; }

    public void CompareGradients(JsonNode expected)
    {
        tensors.Pull();
        file.Near(OnnxTensor.Reorder(OnnxTensor.Direction(expected["W"], direction), order)!, tensors.Tensors[0].Gradient, $"gradient of W {direction}");
        file.Near(OnnxTensor.Reorder(OnnxTensor.Direction(expected["R"], direction), order)!, tensors.Tensors[1].Gradient, $"gradient of R {direction}");
        if (Biases(expected["B"]) is ({ } first, { } second))
        {
            file.Near(first, tensors.Tensors[2].Gradient, $"gradient of Wb {direction}");
            file.Near(second, tensors.Tensors[3].Gradient, $"gradient of Rb {direction}");
        }
        if (tensors.Cell is PeepholeLstmCell cell)
            file.Near(OnnxTensor.Direction(expected["P"], direction)!, cell.Pi.Gradient.Stack(cell.Po.Gradient).Stack(cell.Pf.Gradient), $"gradient of P {direction}");
    }

    private RecurrentCell MakeCell(int d, int h, int directions)
    {
        var random = new Random(0);
        return file.Op switch
        {
            "RNN" => new RnnCell(d, h, random, RnnActivation()),
            "LSTM" when file["inputs"]["P"] is JsonNode p => Peepholes(new PeepholeLstmCell(d, h, Default(random, directions, "Sigmoid", "Tanh", "Tanh")), OnnxTensor.Direction(p, direction)!),
            "LSTM" => new LstmCell(d, h, Default(random, directions, "Sigmoid", "Tanh", "Tanh")),
            _ when (int?)file["attributes"]["linear_before_reset"] is null or 0 => new ChoGruCell(d, h, Default(random, directions, "Sigmoid", "Tanh")),
            _ => new GruCell(d, h, Default(random, directions, "Sigmoid", "Tanh")),
        };
    }

    private Activation RnnActivation() => file["attributes"]["activations"]?[direction]?.ToString().ToUpperInvariant() switch
    {
        null or "TANH" => Activation.Tanh,
        "RELU" => Activation.Relu,
        var other => throw new UnsupportedVectorException($"activation {other}"),
    };

    /// <summary>The gates of LSTM and GRU bend as the equations say; other bends are not supported.</summary>
    private Random Default(Random random, int directions, params string[] bends)
    {
        if (file["attributes"]["activations"] is JsonArray given
            && !given.Select(bend => bend!.ToString()).SequenceEqual(Enumerable.Repeat(bends, directions).SelectMany(all => all), StringComparer.OrdinalIgnoreCase))
            throw new UnsupportedVectorException($"activations {given.ToJsonString()}");
        return random;
    }

    private Matrix<Real>? Rows(string name) => OnnxTensor.Reorder(OnnxTensor.Direction(file["inputs"][name], direction), order);

    /// <summary>Wb and Rb, both with the rows reordered.</summary>
    private (Matrix<Real>? Input, Matrix<Real>? Recurrent) Biases(JsonNode? tensor)
    {
        if (OnnxTensor.Direction(tensor, direction) is not { } both)
            return (null, null);
        int rows = both.RowCount / 2;
        return (OnnxTensor.Reorder(both.SubMatrix(0, rows, 0, 1), order), OnnxTensor.Reorder(both.SubMatrix(rows, rows, 0, 1), order));
    }

    /// <summary>ONNX orders them i, o, f.</summary>
    private static PeepholeLstmCell Peepholes(PeepholeLstmCell cell, Matrix<Real> p)
    {
        int h = cell.HiddenSize;
        cell.Pi.Set(p.SubMatrix(0, h, 0, 1));
        cell.Po.Set(p.SubMatrix(h, h, 0, 1));
        cell.Pf.Set(p.SubMatrix(2 * h, h, 0, 1));
        return cell;
    }
}
