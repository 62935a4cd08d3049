using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Parameters;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>One of our cells beside PyTorch's four tensors for it. PyTorch has two biases; ours is their sum, but for the GRU's candidate.</summary>
internal sealed class TorchCell
{
    private readonly Parameter ih, hh, biasIh, biasHh;
    private readonly bool hasBias;

    /// <param name="cell">The cell, which gets the tensors' values.</param>
    /// <param name="names">Of the four tensors.</param>
    /// <param name="tensors">W_ih, W_hh, b_ih and b_hh with the rows in PyTorch's order; no biases: zeros.</param>
    public TorchCell(RecurrentCell cell, Func<string, string> names, params IReadOnlyList<Matrix<Real>?> tensors)
    {
        Cell = cell;
        hasBias = tensors[2] is not null;
        var zero = Matrix<Real>.Build.Dense(tensors[0]!.RowCount, 1);
        (ih, hh) = (Make(names("weight_ih"), tensors[0]!), Make(names("weight_hh"), tensors[1]!));
        (biasIh, biasHh) = (Make(names("bias_ih"), tensors[2] ?? zero), Make(names("bias_hh"), tensors[3] ?? zero));
        Push();
    }

    public RecurrentCell Cell { get; }

    /// <summary>PyTorch's tensors under PyTorch's names.</summary>
    public IReadOnlyList<Parameter> Tensors => hasBias ? [ih, hh, biasIh, biasHh] : [ih, hh];

    /// <summary>The tensors' values into the cell.</summary>
    public void Push()
    {
        Cell.Wxh.Set(ih.Value);
        Cell.Whh.Set(hh.Value);
        if (Cell is GruCell gru)
        {
            gru.Bh.Set(Gates(biasIh.Value + biasHh.Value).Stack(Candidate(biasIh.Value)));
            gru.Bhn.Set(Candidate(biasHh.Value));
        }
        else
        {
            Cell.Bh.Set(biasIh.Value + biasHh.Value);
        }
    }

    /// <summary>The cell's gradients into the tensors'.</summary>
    public void Pull()
    {
        Cell.Wxh.Gradient.CopyTo(ih.Gradient);
        Cell.Whh.Gradient.CopyTo(hh.Gradient);
        Cell.Bh.Gradient.CopyTo(biasIh.Gradient);
        var second = Cell is GruCell gru ? Gates(gru.Bh.Gradient).Stack(gru.Bhn.Gradient) : Cell.Bh.Gradient;
        second.CopyTo(biasHh.Gradient);
    }

    public static TorchCell Read(string op, JsonNode attributes, JsonNode weights, string prefix, string suffix)
    {
        string Name(string tensor) => $"{prefix}{tensor}_{suffix}";
        Matrix<Real>? Tensor(string name) => weights[Name(name)] is JsonNode tensor ? GoldenFile.Matrix(tensor) : null;
        var (wih, whh) = (Tensor("weight_ih")!, Tensor("weight_hh")!);
        var (d, h, random) = (wih.ColumnCount, whh.ColumnCount, new Random(0));
        RecurrentCell cell = op.ToUpperInvariant() switch
        {
            "RNN" => new RnnCell(d, h, random, (string?)attributes["nonlinearity"] == "relu" ? Activation.Relu : Activation.Tanh),
            "LSTM" => new LstmCell(d, h, random),
            "GRU" => new GruCell(d, h, random),
            _ => throw new UnsupportedVectorException($"op {op}"),
        };
        return new TorchCell(cell, Name, wih, whh, Tensor("bias_ih"), Tensor("bias_hh"));
    }

    private Matrix<Real> Gates(Matrix<Real> rows) => rows.SubMatrix(0, 2 * Cell.HiddenSize, 0, 1);

    private Matrix<Real> Candidate(Matrix<Real> rows) => rows.SubMatrix(2 * Cell.HiddenSize, Cell.HiddenSize, 0, 1);

    private static Parameter Make(string name, Matrix<Real> value)
    {
        var parameter = new Parameter(name, value.RowCount, value.ColumnCount);
        parameter.Set(value);
        return parameter;
    }
}
