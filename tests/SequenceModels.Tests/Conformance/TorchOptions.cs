using System.Text.Json.Nodes;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>The library's optimizers and losses from the names and options of a reference vector; what is missing has PyTorch's default.</summary>
internal static class TorchOptions
{
    public static Optimizer Optimizer(string op, JsonNode options, IReadOnlyList<Parameter> parameters)
    {
        double Number(string name, double otherwise) => (double?)options[name] ?? otherwise;
        bool Flag(string name) => (bool?)options[name] ?? false;
        double Beta(int i, double otherwise) => (double?)options["betas"]?[i] ?? otherwise;
        double decay = Number("weight_decay", op == "AdamW" ? 0.01 : 0);
        return op switch
        {
            "SGD" => new Sgd(parameters, Number("lr", 0.001), Number("momentum", 0), Flag("nesterov"), decay, Number("dampening", 0)),
            "Adagrad" => new Adagrad(parameters, Number("lr", 0.01), Number("lr_decay", 0), Number("initial_accumulator_value", 0), Number("eps", 1e-10), decay),
            "RMSprop" => new RmsProp(parameters, Number("lr", 0.01), Number("alpha", 0.99), Number("eps", 1e-8), decay, Number("momentum", 0), Flag("centered")),
            "Adam" => new Adam(parameters, Number("lr", 0.001), Beta(0, 0.9), Beta(1, 0.999), Number("eps", 1e-8), decay, Flag("amsgrad")),
            "AdamW" => new AdamW(parameters, Number("lr", 0.001), Beta(0, 0.9), Beta(1, 0.999), Number("eps", 1e-8), decay, Flag("amsgrad")),
            _ => throw new UnsupportedVectorException($"optimizer {op}"),
        };
    }

    public static SoftmaxCrossEntropy CrossEntropy(JsonNode options, JsonNode? classWeights = null, Reduction? reduction = null) => new(
        reduction ?? ReductionOf(options),
        (int?)options["ignore_index"],
        classWeights is null ? null : [.. GoldenFile.Numbers(classWeights)],
        (double?)options["label_smoothing"] ?? 0);

    public static Reduction ReductionOf(JsonNode options) => (string?)options["reduction"] == "sum" ? Reduction.Sum : Reduction.Mean;
}
