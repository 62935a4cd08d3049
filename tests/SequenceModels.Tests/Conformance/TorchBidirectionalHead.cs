using SequenceModels.Layers;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>
/// Kind <c>bidirectional-head</c>: two directions side by side, a linear read-out at each step, of the last output or of the final states, mean cross entropy.
/// </summary>
internal static class TorchBidirectionalHead
{
    public static void Check(GoldenFile file)
    {
        var network = new TorchNetwork(file, "rnn.");
        var logits = file["outputs"]["logits"]!;
        bool everyStep = GoldenFile.Shape(logits).Length == 3, lastOutput = !everyStep && ReadsLastOutput((string?)file["attributes"]["head_definition"] ?? "");
        var model = new SequenceModel(network.Layer, network.Linear!, everyStep || lastOutput ? ReadOut.EveryStep : ReadOut.LastStep);
        var (x, targets) = (GoldenFile.Sequence(file["inputs"]["x"]!), GoldenFile.Integers(file["inputs"]["targets"]!));
        var loss = TorchOptions.CrossEntropy(file["attributes"]);

        var tape = model.Forward(x);
        int skipped = lastOutput ? tape.Prediction.ColumnCount - x.Batch : 0;
        var prediction = tape.Prediction.SubMatrix(0, model.OutputSize, skipped, tape.Prediction.ColumnCount - skipped);
        file.Near(GoldenFile.Sequence(file["outputs"]["output"]!).Columns, tape.Recurrent.H.Columns, "output");
        file.Near(TorchNetwork.Rows(file["outputs"]["h_n"]!), tape.Final.H, "h_n");
        file.Near(everyStep ? GoldenFile.Sequence(logits).Columns : GoldenFile.Matrix(logits).Transpose(), prediction, "logits");
        file.Near((double)file["loss"], loss.Loss(prediction, targets), "loss");

        var dPrediction = tape.Prediction * 0;
        dPrediction.SetSubMatrix(0, skipped, loss.Gradient(prediction, targets));
        var gradient = model.Backward(tape, dPrediction);
        network.CompareGradients(file["gradients"]["weights"]!);
        file.Near(GoldenFile.Sequence(file["gradients"]["inputs"]!["x"]!).Columns, gradient.X.Columns, "gradient of x");
    }

    /// <summary>One answer a sequence is read from both directions' final states, unless the words say that it is the output of the last step.</summary>
    private static bool ReadsLastOutput(string definition) =>
        !definition.Contains("h_n", StringComparison.Ordinal) && (definition.Contains("output[-1]", StringComparison.Ordinal) || definition.Contains("T-1", StringComparison.Ordinal));
}
