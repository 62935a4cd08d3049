using System.Text.Json.Nodes;
using SequenceModels.Layers;
using SequenceModels.Optimizers;

namespace SequenceModels.Tests.Golden;

/// <summary>PyTorch's optimizers driven by the same gradients, and its two ways to clip.</summary>
public class OptimizerVectors
{
    public static TheoryData<string> Steps => GoldenFile.Data("opt_*.json");

    public static TheoryData<string> Clippings => GoldenFile.Data("clip_*.json");

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_step_lands_where_PyTorch_lands(string path)
    {
        var file = new GoldenFile(path);
        var parameters = file["initial"].AsObject().Select(entry => Parameter(entry.Key, entry.Value!)).ToList();
        var optimizer = TorchOptions.Optimizer(file.Op, file["attributes"], parameters);
        foreach (var step in file["steps"].AsArray())
        {
            foreach (var parameter in parameters)
                GoldenFile.Matrix(step!["gradients"]![parameter.Name]!).CopyTo(parameter.Gradient);
            optimizer.Step();
            foreach (var parameter in parameters)
                file.Near(GoldenFile.Matrix(step!["parameters_after"]![parameter.Name]!), parameter.Value, $"{parameter.Name} after step {step["step"]}");
        }
    }

    [Theory]
    [MemberData(nameof(Clippings))]
    public void Clipping_gives_what_PyTorch_gives(string path)
    {
        var file = new GoldenFile(path);
        var parameters = file["inputs"]["gradients"]!.AsObject().Select(entry => Parameter(entry.Key, entry.Value!)).ToList();
        foreach (var parameter in parameters)
            parameter.Value.CopyTo(parameter.Gradient);
        var attributes = file["attributes"];
        if (file.Op == "clip_grad_norm_")
        {
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

    private static Parameter Parameter(string name, JsonNode tensor)
    {
        var value = GoldenFile.Matrix(tensor);
        var parameter = new Parameter(name, value.RowCount, value.ColumnCount);
        parameter.Set(value);
        return parameter;
    }
}
