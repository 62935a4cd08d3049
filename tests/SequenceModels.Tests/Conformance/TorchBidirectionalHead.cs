using SequenceModels.Layers;
using SequenceModels.Tests.Golden;
using SequenceModels.Training;

namespace SequenceModels.Tests.Conformance;

/// <summary>Kind <c>bidirectional-head</c>: two directions side by side, a linear read-out at each step or of the final states, mean cross entropy.</summary>
internal static class TorchBidirectionalHead
{
    public static void Check(GoldenFile file)
    {
        var network = new TorchNetwork(file, "rnn.");
        var logits = file["outputs"]["logits"]!;
        var readOut = GoldenFile.Shape(logits).Length == 3 ? ReadOut.EveryStep : ReadOut.LastStep;
        var model = new SequenceModel(network.Layer, network.Linear!, readOut);
        var loss = TorchOptions.CrossEntropy(file["attributes"]);
        var batch = new Batch<int[]>(GoldenFile.Sequence(file["inputs"]["x"]!), GoldenFile.Integers(file["inputs"]["targets"]!));

        var tape = model.Forward(batch.X);
        var expected = readOut == ReadOut.EveryStep ? GoldenFile.Sequence(logits).Columns : GoldenFile.Matrix(logits).Transpose();
        file.Near(GoldenFile.Sequence(file["outputs"]["output"]!).Columns, tape.Recurrent.H.Columns, "output");
        file.Near(TorchNetwork.Rows(file["outputs"]["h_n"]!), tape.Final.H, "h_n");
        file.Near(expected, tape.Prediction, "logits");
        file.Near((double)file["loss"], loss.Loss(tape.Prediction, batch.Target), "loss");
        var gradient = model.Backward(tape, loss.Gradient(tape.Prediction, batch.Target));
        network.CompareGradients(file["gradients"]["weights"]!);
        file.Near(GoldenFile.Sequence(file["gradients"]["inputs"]!["x"]!).Columns, gradient.X.Columns, "gradient of x");
    }
}
