using System.Text.Json.Nodes;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>Kind <c>clipping</c>: clip_grad_norm_ and clip_grad_value_.</summary>
internal static class TorchClipping
{
    public static void Check(GoldenFile file)
    {
        var parameters = file["inputs"]["gradients"]!.AsObject().Select(entry => TorchOptimizer.Parameter(entry.Key, entry.Value!)).ToList();
        foreach (var parameter in parameters)
            parameter.Value.CopyTo(parameter.Gradient);
        var attributes = file["attributes"];
        if (file.Op == "clip_grad_norm_")
        {
            // The largest entry's norm is written as the word "inf".
            double p = attributes["norm_type"] is JsonValue value && value.TryGetValue(out double number) ? number : double.PositiveInfinity;
            file.Near((double)file["outputs"]["total_norm"]!, GradientClipping.ByNorm(parameters, (double)attributes["max_norm"]!, p), "norm");
        }
        else
        {
            GradientClipping.ByValue(parameters, (double)attributes["clip_value"]!);
        }
        foreach (var parameter in parameters)
            file.Near(GoldenFile.Matrix(file["outputs"]["gradients"]![parameter.Name]!), parameter.Gradient, parameter.Name);
    }
}
