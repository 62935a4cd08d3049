using System.Text.Json.Nodes;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>Kind <c>truncated-bptt</c>: losses, gradients and states of chunks that carry the state on.</summary>
internal static class TorchTruncatedBptt
{
    public static void Check(GoldenFile file)
    {
        var network = new TorchNetwork(file, "rnn.");
        var (model, targets) = (new SequenceModel(network.Layer, network.ReadOut), new TorchTargets(file, network.ReadOut.Why.Value.RowCount));
        double? rate = (double?)file["attributes"]["sgd_lr_after_each_chunk"];
        var optimizer = new Sgd(network.Tensors, rate ?? 1);
        var x = GoldenFile.Sequence(file["inputs"]["x"]!);
        if (targets.Reading(x) != ReadOut.EveryStep)
            throw new UnsupportedVectorException("chunks with one target for all");
        State? state = null;
        foreach (var chunk in file["chunks"].AsArray())
        {
            var (from, to) = ((int)chunk!["from"]!, (int)chunk["to"]!);
            network.ZeroGradients();
            var tape = model.Forward(x.Slice(from, to - from), state);
            file.Near((double)chunk["loss"]!, targets.Loss(tape.Prediction, from * x.Batch), $"loss of chunk {from}");
            model.Backward(tape, targets.Gradient(tape.Prediction, from * x.Batch));
            network.CompareGradients(chunk["gradients"]!);
            state = tape.Final;
            file.Near(TorchNetwork.Rows(chunk["state_after"]!["h"]!), state.H, $"h after chunk {from}");
            if (chunk["state_after"]!["c"] is JsonNode c)
                file.Near(TorchNetwork.Rows(c), state.C!, $"c after chunk {from}");
            if (rate is not null)
                network.Step(optimizer, clipNorm: null);
        }
    }
}
