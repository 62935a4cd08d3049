using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Cells;

/// <summary>h_t = φ(W_xh·x_t + W_hh·h_{t−1} + b_h), φ = tanh or ReLU.</summary>
/// <remarks>
/// Elman, "Finding structure in time" (1990), with PyTorch's two biases added into one. The same weights serve every step.
/// Derived in lesson 04-the-vanilla-rnn, the way back in lesson 05b-the-backward-pass.
/// </remarks>
public sealed class RnnCell : RecurrentCell
{
    /// <summary>A cell with weights drawn evenly from ±1/√H, as PyTorch starts.</summary>
    /// <param name="inputSize">D ≥ 1, numbers in x_t.</param>
    /// <param name="hiddenSize">H ≥ 1, numbers in h_t: a hyperparameter, free to choose.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="activation">φ, default tanh.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public RnnCell(int inputSize, int hiddenSize, Random random, Activation activation = Activation.Tanh)
        : base(inputSize, hiddenSize, gates: 1)
    {
        Activation = activation;
        FillUniform(random);
    }

    /// <summary>φ.</summary>
    public Activation Activation { get; }

    /// <inheritdoc/>
    public override State Step(Matrix<Real> x, State state)
    {
        Require(x, state);
        var a = Wxh.Value * x           // what comes in
            + Whh.Value * state.H       // what is remembered
            + Bh.Value.Column(0);
        return new State(Activation == Activation.Tanh ? Tanh(a) : Relu(a));
    }

    internal override bool GateIsState => true;

    /// <summary>h = φ(a), in place.</summary>
    internal override void Forward(in StepView step)
    {
        if (Activation == Activation.Tanh)
            Activations.Tanh(step.H);
        else
            Activations.Relu(step.H);
    }

    internal override void Backward(in StepView step, in StepGradient gradient) =>
        UnitLoop.Each(step.H.Length, new Back(Activation, step.H, gradient.H, gradient.A));

    /// <summary>da = dh ∘ φ′(a); φ′ is written with h, so a need not be kept.</summary>
    private readonly ref struct Back(Activation activation, ReadOnlySpan<Real> h, ReadOnlySpan<Real> dh, Span<Real> da) : IUnitArithmetic
    {
        private readonly ReadOnlySpan<Real> h = h, dh = dh;
        private readonly Span<Real> da = da;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            Column<TLanes> states = new(h), gradients = new(dh), results = new(da);
            for (nint u = first; u < end; u += TLanes.Count)
            {
                TLanes state = states[u], gradient = gradients[u];
                results[u] = activation == Activation.Tanh ? gradient * (TLanes.Of(1) - state * state) : TLanes.WherePositive(state, gradient);
            }
        }
    }
}
