using SequenceModels.Layers;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>Kind <c>training-trace</c>: twenty steps of a model from given weights.</summary>
internal static class TorchTrainingTrace
{
    public static void Check(GoldenFile file)
    {
        var network = new TorchNetwork(file, "rnn.");
        var (x, targets, attributes) = (GoldenFile.Sequence(file["inputs"]["x"]!), new TorchTargets(file, network.ReadOut.Why.Value.RowCount), file["attributes"]);
        var model = new SequenceModel(network.Layer, network.ReadOut, targets.Reading(x));
        var optimizer = TorchOptions.Optimizer((string)attributes["optimizer"]!, attributes["optimizer_options"]!, network.Tensors);
        double? clipNorm = (double?)attributes["clip_grad_norm"];
        foreach (var (step, expected) in file["losses"].AsArray().Index())
        {
            network.ZeroGradients();
            var tape = model.Forward(x);
            file.Near((double)expected!, targets.Loss(tape.Prediction, 0), $"loss {step}");
            model.Backward(tape, targets.Gradient(tape.Prediction, 0));
            if (step == 0 && clipNorm is null)
                network.CompareGradients(file["first_gradients"]);
            network.Step(optimizer, clipNorm);
        }
        var prediction = model.Forward(x).Prediction;
        file.Near((double)file["final_loss"], targets.Loss(prediction, 0), "final loss");
        file.Near(GoldenFile.Matrix(file["final_logits"]).Transpose(), prediction, "final logits");
        network.CompareValues(file["final_weights"]);
    }
}
