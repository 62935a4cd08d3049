using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Numerics;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>Kind <c>layer</c>: outputs, final states, loss and all gradients of nn.RNN, nn.LSTM, nn.GRU.</summary>
internal static class TorchLayer
{
    public static void Check(GoldenFile file)
    {
        var network = new TorchNetwork(file);
        var (inputs, outputs, weights) = (file["inputs"], file["outputs"], file["loss_weights"]);
        bool batchFirst = (bool?)file["attributes"]["batch_first"] == true;
        Sequence Read(JsonNode tensor) => GoldenFile.Sequence(tensor, batchFirst);
        int[]? lengths = (inputs["sequence_lens"] ?? file["attributes"]["sequence_lens"] ?? file.Find("sequence_lens")) is JsonNode lens ? GoldenFile.Integers(lens) : null;

        var tape = network.Layer.Forward(Read(inputs["x"]!), TorchNetwork.StateOf(inputs["h0"], inputs["c0"]), lengths);
        file.Near(Read(outputs["output"]!).Columns, tape.H.Columns, "output");
        Compare(file, outputs["h_n"], tape.Final.H, "h_n");
        Compare(file, outputs["c_n"], tape.Final.C, "c_n");

        var dH = weights["output"] is JsonNode output ? Read(output) : new Sequence(tape.H.Columns * 0, tape.H.Batch);
        var dFinal = network.Layer.ZeroState(tape.H.Batch);
        dFinal = new State(weights["h_n"] is JsonNode h ? TorchNetwork.Rows(h) : dFinal.H, weights["c_n"] is JsonNode c ? TorchNetwork.Rows(c) : dFinal.C);
        file.Near((double)file["loss"], Dot(tape.H.Columns, dH.Columns) + Dot(tape.Final.H, dFinal.H) + Dot(tape.Final.C, dFinal.C), "loss");
        var gradient = network.Layer.Backward(tape, dH, dFinal);
        network.CompareGradients(file["gradients"]["weights"]!);
        var expected = file["gradients"]["inputs"]!;
        file.Near(Read(expected["x"]!).Columns, gradient.X.Columns, "gradient of x");
        Compare(file, expected["h0"], gradient.Initial.H, "gradient of h0");
        Compare(file, expected["c0"], gradient.Initial.C, "gradient of c0");
    }

    private static void Compare(GoldenFile file, JsonNode? expected, Matrix<Real>? actual, string name)
    {
        if (expected is not null)
            file.Near(TorchNetwork.Rows(expected), actual!, name);
    }

    private static double Dot(Matrix<Real>? a, Matrix<Real>? b) => a is null ? 0 : a.PointwiseMultiply(b).Enumerate().Sum();
}
