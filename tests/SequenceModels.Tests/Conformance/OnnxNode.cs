using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Tests.Golden;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Conformance;

/// <summary>Kinds <c>onnx-node-test</c>, <c>onnx-runtime</c>, <c>onnx-gradient</c>: one RNN, LSTM or GRU node.</summary>
internal static class OnnxNode
{
    public static void Check(GoldenFile file)
    {
        var (attributes, inputs) = (file["attributes"], file["inputs"]);
        RequireSupported(attributes);
        bool batchFirst = (int?)attributes["layout"] == 1;
        var (steps, states, outputs) = batchFirst ? ("NTI", "NDH", "NTDH") : ("TNI", "DNH", "TDNH");
        int directions = (string?)attributes["direction"] == "bidirectional" ? 2 : 1;
        var each = Enumerable.Range(0, directions).Select(d => new OnnxDirection(file, d, directions)).ToList();
        var layer = directions == 1 ? each[0].Layer : new BidirectionalLayer(each[0].Layer, ((ReversedLayer)each[1].Layer).Layer);

        var x = new Sequence(OnnxTensor.Matrix(inputs["X"]!, steps), GoldenFile.Shape(inputs["X"]!)[batchFirst ? 0 : 1]);
        var initial = layer.ZeroState(x.Batch);
        initial = new State(
            inputs["initial_h"] is JsonNode h ? OnnxTensor.Matrix(h, states) : initial.H, inputs["initial_c"] is JsonNode c ? OnnxTensor.Matrix(c, states) : initial.C);
        var tape = layer.Forward(x, initial, inputs["sequence_lens"] is JsonNode lengths ? GoldenFile.Integers(lengths) : null);

        Compare(file.Near, file["outputs"]);
        if (file.Find("outputs_float64") is JsonNode exact)
            Compare((expected, actual, name) => Near.Equal(expected, actual, 1e-11, 1e-12, name + " in float64"), exact);
        if (file.Find("gradients") is JsonNode gradients)
            CompareGradients(file, layer, tape, gradients, states, steps, outputs, each);

        void Compare(Action<Matrix<Real>, Matrix<Real>, string> near, JsonNode expected)
        {
            CompareOne(near, expected["Y"], outputs, tape.H.Columns, "Y");
            CompareOne(near, expected["Y_h"], states, tape.Final.H, "Y_h");
            CompareOne(near, expected["Y_c"], states, tape.Final.C, "Y_c");
        }
    }

    private static void RequireSupported(JsonNode attributes)
    {
        if (attributes["clip"] is not null)
            throw new UnsupportedVectorException("clip");
        if ((int?)attributes["input_forget"] is not (null or 0))
            throw new UnsupportedVectorException("input_forget");
    }

    private static void CompareGradients(GoldenFile file, ISequenceLayer layer, RecurrentTape tape, JsonNode expected, string states, string steps, string outputs, List<OnnxDirection> each)
    {
        var weights = file["loss_weights"];
        var dH = weights["Y"] is JsonNode y ? OnnxTensor.Matrix(y, outputs) : tape.H.Columns * 0;
        var zero = layer.ZeroState(tape.H.Batch);
        var dFinal = new State(weights["Y_h"] is JsonNode h ? OnnxTensor.Matrix(h, states) : zero.H, weights["Y_c"] is JsonNode c ? OnnxTensor.Matrix(c, states) : zero.C);
        double loss = Dot(tape.H.Columns, dH) + Dot(tape.Final.H, dFinal.H) + (dFinal.C is null ? 0 : Dot(tape.Final.C!, dFinal.C));
        file.Near((double)file["loss"], loss, "loss");
        var gradient = layer.Backward(tape, new Sequence(dH, tape.H.Batch), dFinal);
        each.ForEach(direction => direction.CompareGradients(expected));
        CompareOne(file.Near, expected["X"], steps, gradient.X.Columns, "gradient of X");
        CompareOne(file.Near, expected["initial_h"], states, gradient.Initial.H, "gradient of initial_h");
        CompareOne(file.Near, expected["initial_c"], states, gradient.Initial.C, "gradient of initial_c");
    }

    private static void CompareOne(Action<Matrix<Real>, Matrix<Real>, string> near, JsonNode? expected, string axes, Matrix<Real>? actual, string name)
    {
        if (expected is not null)
            near(OnnxTensor.Matrix(expected, axes), actual!, name);
    }

    private static double Dot(Matrix<Real> a, Matrix<Real> b) => a.PointwiseMultiply(b).Enumerate().Sum();
}
