namespace SequenceModels.Layers;

/// <summary>h_1 … h_T from x_1 … x_T: one cell, used at every step, and backpropagation through time.</summary>
/// <remarks>
/// W_xh·x_t waits for nothing; only W_hh·h_{t−1} waits for the step before. On the way back the same:
/// a loop for what depends on the next step, then one product each for ∂L/∂W_xh, ∂L/∂W_hh and ∂L/∂x.
/// Werbos, "Backpropagation through time: what it does and how to do it" (1990). Derived in lesson 04-the-vanilla-rnn, the way back in lesson 05b-the-backward-pass.
/// </remarks>
/// <param name="cell">The cell whose weights every step shares.</param>
public sealed class RecurrentLayer(RecurrentCell cell) : ISequenceLayer
{
    /// <summary>The cell whose weights every step shares.</summary>
    public RecurrentCell Cell { get; } = Given(cell);

    /// <inheritdoc/>
    public int InputSize => Cell.InputSize;

    /// <summary>H.</summary>
    public int OutputSize => Cell.HiddenSize;

    /// <summary>The cell's parameters.</summary>
    public IReadOnlyList<Parameter> Parameters => Cell.Parameters;

    /// <inheritdoc/>
    public State ZeroState(int batch) => Cell.ZeroState(batch);

    /// <summary>What is dropped of h_{t−1} on its way into W_hh; default nothing. The state itself, which is handed on, stays whole.</summary>
    /// <exception cref="NotSupportedException">The cell is one of one's own, which takes the state as a whole.</exception>
    public Dropout? StateDropout
    {
        get;
        init => field = value is null || Cell.HasGateArithmetic
            ? value
            : throw new NotSupportedException($"{Cell.GetType().Name} gets the state as a whole, so that nothing can be dropped on the way into W_hh alone: drop in its Step, or between layers with a DropoutLayer.");
    }

    /// <summary>Whether something is dropped of the state.</summary>
    public bool HasDropout => StateDropout?.Rate > 0;

    /// <summary>h_t = cell(x_t, h_{t−1}) for t = 1 … T.</summary>
    /// <inheritdoc/>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null) =>
        Run(x, initial, lengths, dropout, keep: true);

    RecurrentTape ISequenceLayer.Predict(Sequence x, State? initial, IReadOnlyList<int>? lengths) => Run(x, initial, lengths, dropout: null, keep: false);

    private RecurrentTape Run(Sequence x, State? initial, IReadOnlyList<int>? lengths, Random? dropout, bool keep)
    {
        x = LayerArguments.Checked(this, x, lengths, $"W_xh is {Shape.Of(Cell.Wxh.Value)}");
        initial ??= ZeroState(x.Batch);
        Cell.Require(initial, x.Batch, nameof(initial));
        if (!Cell.HasGateArithmetic)
            return Stepwise.Forward(Cell, x, initial, lengths);

        var tape = Unrolled.NewTape(Cell, x, initial, lengths, StateDropout?.Mask(Cell.HiddenSize, x.Steps, x.Batch, dropout), keep);
        var unrolled = new Unrolled(Cell, tape);
        PackedWeightsCache.With(Cell, weights => new ForwardLoop(unrolled, weights).Run());
        return tape with { Final = unrolled.Final };
    }

    /// <summary>∂L/∂h_t = (output's gradient at t) + W_hhᵀ·∂L/∂a_{t+1}, and from it all gradients. Adds to the parameters' gradients.</summary>
    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        ArgumentNullException.ThrowIfNull(tape);
        if (!Cell.HasGateArithmetic)
            return Stepwise.Backward(Cell, tape, dH, dFinal);
        using var loop = Loop(tape, dH, dFinal);
        var dX = new Sequence(InputSize, dH.Steps, dH.Batch);
        Gemm.MultiplyAdd(Cell.Wxh.Value, loop.DA.Columns, dX.Columns, transposeA: true);
        return new RecurrentGradient(dX, loop.DInitial);
    }

    /// <summary>∂L/∂ the state after t steps: how much a nudge there would change the loss. Leaves the parameters' gradients alone.</summary>
    /// <remarks>What h_t adds to the loss at step t is in it. For an LSTM h_t and c_t are two things, each nudged with the other held still. Lesson 06 looks at it.</remarks>
    /// <param name="tape">What <see cref="Forward"/> returned.</param>
    /// <param name="dH">∂L/∂h_t for each t, as the outputs see it.</param>
    /// <param name="dFinal">∂L/∂ the final state, default none.</param>
    /// <returns>T + 1 gradients: t = 0 is the state before the first step.</returns>
    /// <exception cref="ArgumentException">A gradient has not the shape of what it belongs to.</exception>
    public IReadOnlyList<State> StateGradients(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        State[] states = [.. Enumerable.Range(0, Given(tape).H.Steps).Select(_ => ZeroState(tape.H.Batch))];
        if (!Cell.HasGateArithmetic)
            return [Stepwise.Backward(DeepCopy.Of(Cell), tape, dH, dFinal, states).Initial, .. states]; // a copy takes the parameters' gradients
        using var loop = Loop(new Unrolled(Cell, tape), dH, dFinal, states);
        return [loop.DInitial, .. states];
    }

    void ISequenceLayer.BackwardToWeights(RecurrentTape tape, Sequence dH, State? dFinal)
    {
        if (Cell.HasGateArithmetic)
            Loop(tape, dH, dFinal).Dispose();
        else
            Stepwise.Backward(Cell, tape, dH, dFinal);
    }

    private BackwardLoop Loop(RecurrentTape tape, Sequence dH, State? dFinal)
    {
        var unrolled = new Unrolled(Cell, tape);
        var loop = Loop(unrolled, dH, dFinal);
        AddWeightGradients(unrolled, loop);
        Cell.Bh.AddColumnsToGradient(loop.DA);
        Cell.AddOwnGradients(tape.Initial, tape.C, loop.DA, loop.DR);
        return loop;
    }

    private BackwardLoop Loop(Unrolled at, Sequence dH, State? dFinal, IReadOnlyList<State>? dStates = null)
    {
        LayerArguments.Require(at.Tape, dH);
        if (dFinal is not null)
            Cell.Require(dFinal, dH.Batch, nameof(dFinal));
        using var weights = new RecurrentWeights(Cell, transpose: true);
        var loop = new BackwardLoop(at, weights, dH, dFinal) { DStates = dStates };
        loop.Run();
        return loop;
    }

    /// <summary>∂L/∂W_xh += Σ ∂L/∂a_t·x_tᵀ; ∂L/∂W_hh += Σ ∂L/∂a_t·h_{t−1}ᵀ, with what dropout and reset gate left of h_{t−1}.</summary>
    private void AddWeightGradients(Unrolled at, BackwardLoop loop)
    {
        var (h, gradient, columns) = (at.Tape.H, Cell.Whh.Gradient, loop.DR.Columns.ColumnCount);
        var (dA, dR) = (loop.DA.From(0), loop.DR.From(0));
        var input = new OuterProducts(dA, at.Tape.X.From(0), Cell.Wxh.Gradient, columns);
        if (at.Tape.Mask is null && !Cell.ResetsState)
        {
            var start = new OuterProducts(dR, at.Tape.Initial.H.ToColumnMajorArray(), gradient, h.Batch);
            Gemm.Add(input, start, new OuterProducts(loop.DR.From(1), h.From(0), gradient, columns - h.Batch));
            return;
        }
        var recalled = SequencePool.Rent(h.Features, h.Steps, h.Batch);
        at.CopyRecalled(recalled);
        if (Cell.ResetsState)
            AddResetGradient(at, loop.DR, recalled, input);
        else
            Gemm.Add(input, new OuterProducts(dR, recalled.From(0), gradient, columns));
        SequencePool.Return(recalled);
    }

    /// <summary>The candidate's rows have multiplied r ∘ h_{t−1}: both products are made for all rows, and each row takes its own.</summary>
    private void AddResetGradient(Unrolled at, Sequence dR, Sequence recalled, OuterProducts input)
    {
        int units = Cell.HiddenSize, gateRows = Cell.GateRows - units, columns = dR.Columns.ColumnCount;
        Matrix<Real> gates = Matrix<Real>.Build.Dense(Cell.GateRows, units), candidate = Matrix<Real>.Build.Dense(Cell.GateRows, units);
        Gemm.Add(input, new OuterProducts(dR.From(0), recalled.From(0), gates, columns));
        at.ResetRecalled(recalled);
        Gemm.Add(new OuterProducts(dR.From(0), recalled.From(0), candidate, columns));
        gates.SetSubMatrix(gateRows, 0, candidate.SubMatrix(gateRows, units, 0, units));
        Cell.Whh.Gradient.Add(gates, Cell.Whh.Gradient);
    }
}
