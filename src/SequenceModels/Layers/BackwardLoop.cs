namespace SequenceModels.Layers;

/// <summary>∂L/∂a_T … ∂L/∂a_1: what of a backward pass must wait for the step after.</summary>
internal sealed class BackwardLoop : IDisposable
{
    private readonly Unrolled at;
    private readonly RecurrentWeights weights;
    private readonly Sequence dH;
    private readonly Real[]? dFinalH, dFinalC;
    private readonly int rows, units;

    public BackwardLoop(Unrolled at, RecurrentWeights weights, Sequence dH, State? dFinal)
    {
        (this.at, this.weights, this.dH, rows, units) = (at, weights, dH, at.Cell.GateRows, at.Cell.HiddenSize);
        (dFinalH, dFinalC) = (dFinal?.H.ToColumnMajorArray(), dFinal?.C?.ToColumnMajorArray());
        DA = SequencePool.Rent(rows, at.Steps, at.Batch);
        DR = at.Cell.KeepsProductApart ? SequencePool.Rent(rows, at.Steps, at.Batch) : DA;
        DInitial = at.Cell.ZeroState(at.Batch);
    }

    /// <summary>The gradient of W_xh·x_t + b_h for all t.</summary>
    public Sequence DA { get; }

    /// <summary>The gradient of W_hh·h_{t−1} for all t; the same where the two are added at once.</summary>
    public Sequence DR { get; }

    /// <summary>∂L/∂ the state before the first step.</summary>
    public State DInitial { get; }

    /// <summary>Where ∂L/∂ the state after step t goes, for all t; default nowhere.</summary>
    public IReadOnlyList<State>? DStates { get; init; }

    public void Dispose()
    {
        SequencePool.Return(DA);
        SequencePool.Return(DR);
    }

    public void Run() => Shards.ForEach(at.Batch, Run);

    private void Run(int first, int count)
    {
        // dh and dc are the gradients of the state after step t when the loop comes to it, and of the state before when it leaves.
        var dh = Piece(DInitial.H.AsColumnMajorArray(), units);
        var dc = DInitial.C is null ? default : Piece(DInitial.C.AsColumnMajorArray(), units);
        Span<Real> complete = new Real[dh.Length];
        var recurrence = Recurrence.Make(at, weights, first, count);
        for (int t = at.Steps - 1; t >= 0; t--)
        {
            AddFinal(t, first, dh, dFinalH);
            AddFinal(t, first, dc, dFinalC);
            TensorPrimitives.Add(dh, Piece(dH.Step(t), units), complete);
            Lengths.ZeroFinished(complete, units, t, at.Tape.Lengths, first);
            if (DStates is not null)
            {
                complete.CopyTo(Piece(DStates[t].H.AsColumnMajorArray(), units));
                dc.CopyTo(DStates[t].C is { } c ? Piece(c.AsColumnMajorArray(), units) : default);
            }
            dh.Clear();
            recurrence.Backward(t, new StepGradient
            {
                H = complete,
                C = dc,
                A = Piece(DA.Step(t), rows),
                R = at.Cell.KeepsProductApart ? Piece(DR.Step(t), rows) : default,
                HBefore = dh,
            });
        }

        Span<Real> Piece(Span<Real> step, int rows) => Unrolled.Columns(step, rows, first, count);
    }

    /// <summary>The gradient of the final state enters at each example's last step.</summary>
    private void AddFinal(int t, int first, Span<Real> gradient, Real[]? final)
    {
        for (int column = 0; final is not null && column < gradient.Length / units; column++)
        {
            int b = first + column;
            if (t == (at.Tape.Lengths?[b] ?? at.Steps) - 1)
                TensorPrimitives.Add(gradient.Slice(column * units, units), final.AsSpan(b * units, units), gradient.Slice(column * units, units));
        }
    }
}
