using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Tests.Golden;
using SequenceModels.Training;

namespace SequenceModels.Tests.Conformance;

/// <summary>Kind <c>training-trace</c>: twenty steps of a character model from given weights.</summary>
internal static class TorchTrainingTrace
{
    public static void Check(GoldenFile file)
    {
        var network = new TorchNetwork(file, "rnn.");
        var (model, loss, attributes) = (new SequenceModel(network.Layer, network.Linear!), new SoftmaxCrossEntropy(), file["attributes"]);
        var optimizer = TorchOptions.Optimizer((string)attributes["optimizer"]!, attributes["optimizer_options"]!, network.Tensors);
        var batch = new Batch<int[]>(GoldenFile.Sequence(file["inputs"]["x"]!), GoldenFile.Integers(file["inputs"]["targets"]!));
        double? clipNorm = (double?)attributes["clip_grad_norm"];
        foreach (var (step, expected) in file["losses"].AsArray().Index())
        {
            network.ZeroGradients();
            var tape = model.Forward(batch.X);
            file.Near((double)expected!, loss.Loss(tape.Prediction, batch.Target), $"loss {step}");
            model.Backward(tape, loss.Gradient(tape.Prediction, batch.Target));
            if (step == 0 && clipNorm is null)
                network.CompareGradients(file["first_gradients"]);
            network.Step(optimizer, clipNorm);
        }
        var prediction = model.Forward(batch.X).Prediction;
        file.Near((double)file["final_loss"], loss.Loss(prediction, batch.Target), "final loss");
        file.Near(GoldenFile.Matrix(file["final_logits"]).Transpose(), prediction, "final logits");
        network.CompareValues(file["final_weights"]);
    }
}
