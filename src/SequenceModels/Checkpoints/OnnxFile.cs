using Google.Protobuf;
using Onnx;
using SequenceModels.Data;
using SequenceModels.Layers;

namespace SequenceModels.Checkpoints;

/// <summary>Writes a model for programs that do not know this library: ONNX, operator set 14, in floats.</summary>
/// <remarks>
/// https://onnx.ai/onnx/operators/. Inputs: <c>x</c> [T, B, D], or where the model begins with an embedding the symbols' numbers [T, B] as 64-bit integers;
/// with lengths <c>lengths</c> [B], 32-bit integers; with a first state <c>h0</c> [B, rows] and for an LSTM <c>c0</c> [B, rows], the transpose of a
/// <see cref="Cells.State"/>. Outputs: <c>y</c> [T, B, K], or [B, K] of a model that answers after the last step; the final state <c>hn</c>, <c>cn</c> as it
/// comes in. T and B are free. The numbers of a <see cref="Numerics.Sequence"/> column after column are those of <c>x</c> in order. Dropout is left out, as
/// in every evaluation. Appendix A3 runs such a file.
/// </remarks>
public static class OnnxFile
{
    private const long LargestModel = int.MaxValue - (1 << 20);

    /// <summary>Writes a model, all or nothing.</summary>
    /// <param name="model">Vanilla, LSTM, GRU, peephole and Cho cells, stacked, reversed or in both directions, over an embedding or not.</param>
    /// <param name="path">For example <c>model.onnx</c>; replaced if it exists.</param>
    /// <param name="lengths">Whether it has an input for the steps of each example; default no: all have T.</param>
    /// <param name="initialState">Whether it has inputs for the state before the first step; default no: zeros.</param>
    /// <exception cref="InvalidOperationException">A learnt number is not a finite number of 32 bits.</exception>
    /// <exception cref="NotSupportedException">It has a layer that ONNX has no operator for, or more than 2 GiB of weights.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(SequenceModel model, string path, bool lengths = false, bool initialState = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (model.Parameters.Sum(parameter => (long)parameter.Count * sizeof(float)) > LargestModel)
            throw new NotSupportedException("An ONNX file holds at most 2 GiB, and this model's weights alone are more.");
        foreach (var parameter in model.Parameters)
        {
            if (Array.FindIndex(parameter.Values, value => !float.IsFinite((float)value)) is >= 0 and var wrong)
                throw new InvalidOperationException($"{parameter} has the number {parameter.Values[wrong]}, which is no finite number of 32 bits, and ONNX files have no others: training has diverged, or a damaged file was loaded.");
        }
        var proto = Graph(model, lengths, initialState).ToModel();
        WholeFile.Write(path, proto.WriteTo);
    }

    private static OnnxGraph Graph(SequenceModel model, bool lengths, bool initialState)
    {
        var graph = new OnnxGraph();
        var zero = model.Layer.ZeroState(1);
        int rowsOfH = zero.H.RowCount, rowsOfC = zero.C?.RowCount ?? 0;
        if (rowsOfH == 0)
            throw new NotSupportedException("The model has no recurrent layer: there is no state that ONNX's operators could carry.");
        string x = model.Layer.SymbolCount is null
            ? graph.Input("x", TensorProto.Types.DataType.Float, "T", "B", model.InputSize)
            : graph.Input("x", TensorProto.Types.DataType.Int64, "T", "B");
        var layers = new OnnxLayers(
            graph,
            lengths ? graph.Input("lengths", TensorProto.Types.DataType.Int32, "B") : "",
            initialState ? graph.Input("h0", TensorProto.Types.DataType.Float, "B", rowsOfH) : "",
            initialState && rowsOfC > 0 ? graph.Input("c0", TensorProto.Types.DataType.Float, "B", rowsOfC) : "");
        string h = layers.Add(model.Layer, x), final = graph.Concat(layers.FinalH, axis: 1);

        int features = model.Layer.OutputSize;
        string read = model.ReadOut == ReadOut.EveryStep ? h : graph.Columns(final, rowsOfH - features, features);
        var (weights, bias) = (model.Dense.Why.Value, model.Dense.By.Value);
        string scores = graph.Node("MatMul", read, graph.Weights("W_hy", weights.ToColumnMajorArray(), features, model.OutputSize));
        string y = graph.Node("Add", scores, graph.Weights("b_y", bias.ToColumnMajorArray(), model.OutputSize));
        graph.Output(y, "y", model.ReadOut == ReadOut.EveryStep ? ["T", "B", model.OutputSize] : ["B", model.OutputSize]);
        graph.Output(final, "hn", "B", rowsOfH);
        if (rowsOfC > 0)
            graph.Output(graph.Concat(layers.FinalC, axis: 1), "cn", "B", rowsOfC);
        return graph;
    }
}
