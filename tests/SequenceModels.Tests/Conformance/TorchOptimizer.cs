using System.Text.Json.Nodes;
using SequenceModels.Parameters;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>Kind <c>optimizer</c>: several steps from given gradients.</summary>
internal static class TorchOptimizer
{
    public static void Check(GoldenFile file)
    {
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

    public static Parameter Parameter(string name, JsonNode tensor)
    {
        var value = GoldenFile.Matrix(tensor);
        var parameter = new Parameter(name, value.RowCount, value.ColumnCount);
        parameter.Set(value);
        return parameter;
    }
}
