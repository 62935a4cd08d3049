namespace SequenceModels.Layers;

/// <summary>o = W_hy·h + b_y: the read-out, from states to scores or forecasts.</summary>
/// <remarks>Derived in lesson 04-the-vanilla-rnn.</remarks>
public sealed class Dense
{
    /// <summary>A read-out with weights drawn evenly from ±1/√(inputs), as PyTorch starts.</summary>
    /// <param name="inputSize">H ≥ 1.</param>
    /// <param name="outputSize">K ≥ 1.</param>
    /// <param name="random">Where the first weights come from.</param>
    public Dense(int inputSize, int outputSize, Random random)
        : this(inputSize, outputSize, random, "W_hy", "b_y")
    {
    }

    /// <summary>The same under other letters.</summary>
    internal Dense(int inputSize, int outputSize, Random random, string weights, string bias)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        Why = new Parameter(weights, outputSize, inputSize);
        By = new Parameter(bias, outputSize);
        foreach (var parameter in Parameters)
            parameter.FillUniform(1 / Math.Sqrt(inputSize), random);
    }

    /// <summary>W_hy [K×H].</summary>
    public Parameter Why { get; }

    /// <summary>b_y [K].</summary>
    public Parameter By { get; }

    /// <summary>W_hy, b_y.</summary>
    public IReadOnlyList<Parameter> Parameters => [Why, By];

    /// <summary>o = W_hy·h + b_y for each column.</summary>
    /// <param name="h">h [H×N], N any number of columns: examples, or steps times examples.</param>
    /// <returns>o [K×N].</returns>
    /// <exception cref="ArgumentException">h has another number of rows than W_hy has columns.</exception>
    public Matrix<Real> Forward(Matrix<Real> h)
    {
        Shape.Require(Given(h), Why.Value.ColumnCount, h.ColumnCount, nameof(h), $"W_hy is {Shape.Of(Why.Value)}");
        return Gemm.Multiply(Why.Value, h) + By.Value.Column(0);
    }

    /// <summary>∂L/∂W_hy += ∂L/∂o·hᵀ, ∂L/∂b_y += Σ columns of ∂L/∂o; returns ∂L/∂h = W_hyᵀ·∂L/∂o.</summary>
    /// <param name="h">h [H×N], as given to <see cref="Forward"/>.</param>
    /// <param name="dO">∂L/∂o [K×N].</param>
    /// <returns>∂L/∂h [H×N].</returns>
    /// <exception cref="ArgumentException">dO has not the shape of o.</exception>
    public Matrix<Real> Backward(Matrix<Real> h, Matrix<Real> dO)
    {
        Shape.Require(dO, Why.Value.RowCount, Given(h).ColumnCount, nameof(dO), $"W_hy is {Shape.Of(Why.Value)} and h is {Shape.Of(h)}");
        Gemm.MultiplyAdd(dO, h, Why.Gradient, transposeB: true);
        By.Gradient.SetColumn(0, By.Gradient.Column(0) + dO.RowSums());
        var dH = Matrix<Real>.Build.Dense(h.RowCount, h.ColumnCount);
        Gemm.MultiplyAdd(Why.Value, dO, dH, transposeA: true);
        return dH;
    }
}
