using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>nn.RNN, nn.LSTM or nn.GRU of a file as our layers, stacked and in both directions as it says, with a linear read-out where it has one.</summary>
internal sealed class TorchNetwork
{
    private readonly GoldenFile file;
    private readonly List<TorchCell> cells = [];
    private readonly int directions;

    /// <param name="file">The file.</param>
    /// <param name="prefix">Before the layers' tensor names: <c>rnn.</c> where there is a read-out.</param>
    public TorchNetwork(GoldenFile file, string prefix = "")
    {
        this.file = file;
        var attributes = file["attributes"];
        if ((double?)attributes["dropout"] is > 0 || (int?)attributes["proj_size"] is > 0)
            throw new UnsupportedVectorException("dropout masks and projections of PyTorch");
        directions = (bool?)attributes["bidirectional"] == true ? 2 : 1;
        int layers = (int?)attributes["num_layers"] ?? 1;
        Layer = new StackedLayer([.. Enumerable.Range(0, layers).Select(k => MakeLayer(k, prefix))]);
        Linear = file["weights"]["linear.weight"] is JsonNode weight ? MakeLinear(weight) : null;
    }

    public ISequenceLayer Layer { get; }

    public Dense? Linear { get; }

    /// <summary>The linear read-out, or where there is none one that says the states themselves.</summary>
    public Dense ReadOut => Linear ?? Identity(Layer.OutputSize);

    /// <summary>Everything that is learnt, as PyTorch cuts it.</summary>
    public IReadOnlyList<Parameter> Tensors => [.. cells.SelectMany(cell => cell.Tensors), .. Linear?.Parameters ?? []];

    public void ZeroGradients()
    {
        foreach (var parameter in Layer.Parameters.Concat(Linear?.Parameters ?? []))
            parameter.ZeroGradient();
    }

    /// <summary>[L·D, N, H] as one state of ours: layer by layer, forward before reverse.</summary>
    public static State? StateOf(JsonNode? h, JsonNode? c) => h is null ? null : new State(Rows(h), c is null ? null : Rows(c));

    public static Matrix<Real> Rows(JsonNode states)
    {
        var each = GoldenFile.Sequence(states);
        return Enumerable.Range(0, each.Steps).Select(k => each[k]).Aggregate((upper, lower) => upper.Stack(lower));
    }

    /// <summary>Compares every gradient that the file names.</summary>
    public void CompareGradients(JsonNode expected)
    {
        cells.ForEach(cell => cell.Pull());
        Compare(expected, tensor => tensor.Gradient, "gradient of ");
    }

    /// <summary>Compares every weight that the file names.</summary>
    public void CompareValues(JsonNode expected) => Compare(expected, tensor => tensor.Value, "");

    /// <summary>One step of an optimizer of <see cref="Tensors"/>, from the gradients of our layers, after clipping where the file wants it.</summary>
    public void Step(Optimizer optimizer, double? clipNorm)
    {
        cells.ForEach(cell => cell.Pull());
        if (clipNorm is double maximum)
            GradientClipping.ByNorm(Tensors, maximum);
        optimizer.Step();
        cells.ForEach(cell => cell.Push());
    }

    private void Compare(JsonNode expected, Func<Parameter, Matrix<Real>> what, string name)
    {
        var tensors = Tensors.ToDictionary(Name);
        Assert.Equal(expected.AsObject().Select(entry => entry.Key).Order(), tensors.Keys.Order());
        foreach (var (key, tensor) in expected.AsObject())
            file.Near(GoldenFile.Matrix(tensor!), what(tensors[key]), name + key);
    }

    private string Name(Parameter tensor) => tensor == Linear?.Why ? "linear.weight" : tensor == Linear?.By ? "linear.bias" : tensor.Name;

    private ISequenceLayer MakeLayer(int k, string prefix)
    {
        var forward = MakeCell($"l{k}", prefix);
        return directions == 1 ? forward : new BidirectionalLayer(forward, MakeCell($"l{k}_reverse", prefix));
    }

    private RecurrentLayer MakeCell(string suffix, string prefix)
    {
        cells.Add(TorchCell.Read(file.Op, file["attributes"], file["weights"], prefix, suffix));
        return new RecurrentLayer(cells[^1].Cell);
    }

    private static Dense Identity(int size)
    {
        var dense = new Dense(size, size, new Random(0));
        dense.Why.FillIdentity();
        dense.By.Value.Clear();
        return dense;
    }

    private Dense MakeLinear(JsonNode weight)
    {
        var value = GoldenFile.Matrix(weight);
        var dense = new Dense(value.ColumnCount, value.RowCount, new Random(0));
        dense.Why.Set(value);
        dense.By.Set(file["weights"]["linear.bias"] is JsonNode bias ? GoldenFile.Matrix(bias) : dense.By.Value * 0);
        return dense;
    }
}
