using SequenceModels.Layers;

namespace SequenceModels.Cells;

/// <summary>a_t = W_xh·x_t + W_hh·h_{t−1} + b_h, and what a kind of cell makes of it.</summary>
/// <remarks>
/// A cell says how many blocks of H rows its gates take, whether it carries a cell state, and what happens between a_t and h_t, forward and
/// backward, for a piece of the batch at one step. All the rest (products, loops over time, sums of gradients) is <see cref="RecurrentLayer"/>'s.
/// A cell of one's own overrides <see cref="Step"/> and, to learn, <see cref="StepBackward"/>, both in the equations' matrices; it is then run step by step,
/// more slowly than the cells here, in every layer, model and trainer. <c>GradientCheck</c> tells whether the way back is right.
/// Derived in lesson 04-the-vanilla-rnn.
/// </remarks>
public abstract class RecurrentCell
{
    /// <summary>A cell of one's own, with W_xh, W_hh and b_h drawn evenly from ±1/√H.</summary>
    /// <param name="inputSize">D ≥ 1.</param>
    /// <param name="hiddenSize">H ≥ 1.</param>
    /// <param name="gates">Blocks of H rows in W_xh, W_hh and b_h, ≥ 1.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    protected RecurrentCell(int inputSize, int hiddenSize, int gates, Random random)
        : this(inputSize, hiddenSize, gates)
    {
        HasGateArithmetic = false;
        foreach (var parameter in (ReadOnlySpan<Parameter>)[Wxh, Whh, Bh])
            parameter.FillUniform(1 / Math.Sqrt(hiddenSize), random);
    }

    private protected RecurrentCell(int inputSize, int hiddenSize, int gates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenSize, 1);
        if (hiddenSize > Array.MaxLength / gates)
            throw new ArgumentOutOfRangeException(nameof(hiddenSize), hiddenSize, $"{gates} gates of so many units do not fit into one array.");
        Wxh = new Parameter("W_xh", gates * hiddenSize, inputSize);
        Whh = new Parameter("W_hh", gates * hiddenSize, hiddenSize);
        Bh = new Parameter("b_h", gates * hiddenSize);
    }

    /// <summary>W_xh [G×D], from the input to the G = gates × H rows: one block of H rows a gate.</summary>
    public Parameter Wxh { get; }

    /// <summary>W_hh [G×H], from the last state to the same rows.</summary>
    public Parameter Whh { get; }

    /// <summary>b_h [G].</summary>
    public Parameter Bh { get; }

    /// <summary>D.</summary>
    public int InputSize => Wxh.Value.ColumnCount;

    /// <summary>H.</summary>
    public int HiddenSize => Whh.Value.ColumnCount;

    /// <summary>Whether the state has a C beside H.</summary>
    public virtual bool HasCellState => false;

    /// <summary>All that is learnt.</summary>
    public virtual IReadOnlyList<Parameter> Parameters => [Wxh, Whh, Bh];

    /// <summary>Whether the cell brings <see cref="Forward"/> and <see cref="Backward"/> on the processor's vectors; otherwise it is run by <see cref="Step"/> and <see cref="StepBackward"/>.</summary>
    internal bool HasGateArithmetic { get; } = true;

    /// <summary>G, the rows of all gates together.</summary>
    internal int GateRows => Whh.Value.RowCount;

    /// <summary>Whether the one gate is the state itself, so that both share their memory.</summary>
    internal virtual bool GateIsState => false;

    /// <summary>Whether W_hh·h_{t−1} must not be added to W_xh·x_t at once.</summary>
    internal virtual bool KeepsProductApart => false;

    /// <summary>Whether the last H rows of W_hh multiply r ∘ h_{t−1} instead of h_{t−1}, so that their product must wait for r.</summary>
    internal virtual bool ResetsState => false;

    /// <summary>The state before the first step when nothing is known: zeros.</summary>
    /// <param name="batch">B ≥ 1, default 1.</param>
    public State ZeroState(int batch = 1) =>
        new(Matrix<Real>.Build.Dense(HiddenSize, batch), HasCellState ? Matrix<Real>.Build.Dense(HiddenSize, batch) : null);

    /// <summary>One step, as the equations say it.</summary>
    /// <param name="x">x_t [D×B].</param>
    /// <param name="state">h_{t−1} [H×B], and c_{t−1} [H×B] where the cell has one.</param>
    /// <returns>The state after the step.</returns>
    /// <exception cref="ArgumentException">A shape does not fit the weights.</exception>
    public abstract State Step(Matrix<Real> x, State state);

    /// <summary>One step back, as the equations say it. Adds to the parameters' gradients. For cells of one's own; the cells here go back in a <see cref="RecurrentLayer"/>.</summary>
    /// <param name="x">x_t [D×B], as <see cref="Step"/> got it.</param>
    /// <param name="state">The state before the step, as <see cref="Step"/> got it.</param>
    /// <param name="dNext">∂L/∂ the state after the step, complete; columns of 0 where an example has ended.</param>
    /// <returns>∂L/∂x_t [D×B] and ∂L/∂ the state before the step.</returns>
    /// <exception cref="NotSupportedException">The cell does not override it.</exception>
    public virtual (Matrix<Real> X, State Before) StepBackward(Matrix<Real> x, State state, State dNext)
    {
        AllGiven(x, state, dNext);
        throw new NotSupportedException($"{GetType().Name} has no way back step by step: a cell of one's own overrides StepBackward to learn; the library's cells go back in a RecurrentLayer.");
    }

    /// <summary>From a_t to h_t (and c_t); leaves the gates in its place.</summary>
    internal virtual void Forward(in StepView step) => throw new NotSupportedException();

    /// <summary>From ∂L/∂h_t (and ∂L/∂c_t) to the gradients of what went in.</summary>
    internal virtual void Backward(in StepView step, in StepGradient gradient) => throw new NotSupportedException();

    /// <summary>r ∘ h_{t−1}, where the cell resets the state before the product.</summary>
    internal virtual void Reset(in StepView step, Span<Real> reset) => throw new NotSupportedException();

    /// <summary>From the gradient of r ∘ h_{t−1} to those of r and h_{t−1}; after <see cref="Backward"/>.</summary>
    internal virtual void BackwardReset(in StepView step, ReadOnlySpan<Real> dReset, in StepGradient gradient) => throw new NotSupportedException();

    /// <summary>Adds to the gradients of parameters other than W_xh, W_hh and b_h, after the loop over time.</summary>
    /// <param name="initial">The state before the first step.</param>
    /// <param name="c">c_1 … c_T of a cell that has them.</param>
    /// <param name="dA">The gradient of W_xh·x_t + b_h for all t [G×(T·B)].</param>
    /// <param name="dR">The gradient of W_hh·h_{t−1} for all t [G×(T·B)].</param>
    internal virtual void AddOwnGradients(State initial, Sequence? c, Sequence dA, Sequence dR)
    {
    }

    /// <summary>Draws every parameter evenly from ±1/√H, as PyTorch starts.</summary>
    private protected void FillUniform(Random random)
    {
        foreach (var parameter in Parameters)
            parameter.FillUniform(1 / Math.Sqrt(HiddenSize), random);
    }

    /// <summary>Fills the second gate's bias, which is the forget gate's.</summary>
    private protected void FillForgetBias(double forgetBias)
    {
        InRange(double.IsFinite(forgetBias), forgetBias, "The forget gate's bias must be a finite number, for example 1.");
        Bh.Values.AsSpan(HiddenSize, HiddenSize).Fill((Real)forgetBias);
    }

    /// <summary>The H rows of one gate.</summary>
    /// <param name="gate">Which, from 0.</param>
    /// <param name="rows">[G×B], the gates one below the other.</param>
    protected Matrix<Real> Gate(int gate, Matrix<Real> rows) => Given(rows).SubMatrix(gate * HiddenSize, HiddenSize, 0, rows.ColumnCount);

    /// <summary>Checks what <see cref="Step"/> was given.</summary>
    /// <param name="x">x_t [D×B].</param>
    /// <param name="state">h_{t−1} [H×B], and c_{t−1} [H×B] where the cell has one.</param>
    /// <exception cref="ArgumentException">A shape does not fit the weights.</exception>
    protected void Require(Matrix<Real> x, State state)
    {
        Shape.Require(Given(x), InputSize, x.ColumnCount, nameof(x), $"W_xh is {Shape.Of(Wxh.Value)}");
        Require(state, x.ColumnCount, nameof(state));
    }

    /// <exception cref="ArgumentException">The state is not one of this cell for a batch of this size.</exception>
    internal void Require(State state, int batch, string name)
    {
        ArgumentNullException.ThrowIfNull(state, name);
        string reason = $"the cell has {HiddenSize} units and x has {batch} examples";
        Shape.Require(state.H, HiddenSize, batch, name, reason);
        if (HasCellState != state.C is not null)
            throw new ArgumentException($"{name} has {(HasCellState ? "no" : "a")} cell state C, but this cell {(HasCellState ? "needs one: new State(h, c)" : "has none: new State(h)")}.", name);
        if (state.C is not null)
            Shape.Require(state.C, HiddenSize, batch, name, reason);
    }
}
