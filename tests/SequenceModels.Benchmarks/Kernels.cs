using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;

namespace SequenceModels.Benchmarks;

/// <summary>The products and bends of an LSTM with H units on B examples, alone; MathNet's product beside ours.</summary>
public class Kernels
{
    private Matrix<Real> weights = null!, states = null!, gates = null!, gradient = null!;
    private PackedMatrix packed = null!;

    /// <summary>H.</summary>
    [Params(32, 100, 128, 256, 512)]
    public int Hidden { get; set; }

    /// <summary>B.</summary>
    [Params(64)]
    public int Batch { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        weights = Matrix<Real>.Build.Random(4 * Hidden, Hidden, 1);
        states = Matrix<Real>.Build.Random(Hidden, Batch, 2);
        gates = Matrix<Real>.Build.Dense(4 * Hidden, Batch);
        gradient = Matrix<Real>.Build.Dense(4 * Hidden, Hidden);
        packed = new PackedMatrix(weights);
    }

    [Benchmark(Baseline = true)]
    public void ProductOfMathNet() => weights.Multiply(states, gates);

    [Benchmark]
    public void ProductOfAStep() => packed.MultiplyAdd(states.AsColumnMajorArray(), Batch, gates.AsColumnMajorArray());

    [Benchmark]
    public void PackWeights() => new PackedMatrix(weights, transpose: true).Dispose();

    [Benchmark]
    public void OuterProducts() => Gemm.MultiplyAdd(gates, states, gradient, transposeB: true);

    [Benchmark]
    public void Sigmoid() => Activations.Sigmoid(gates.AsColumnMajorArray());

    [Benchmark]
    public void Tanh() => Activations.Tanh(gates.AsColumnMajorArray());
}
