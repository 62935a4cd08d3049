using SequenceModels.Cells;
using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>∂L/∂a_T … ∂L/∂a_1: what of a backward pass must wait for the step after.</summary>
internal sealed class BackwardLoop(Unrolled at, Sequence dH, State? dFinal)
{
    private readonly PackedMatrix recurrent = new(at.Cell.Whh.Value, transpose: true);
    private readonly int rows = at.Cell.GateRows, units = at.Cell.HiddenSize;
    private readonly Real[]? dFinalH = dFinal?.H.ToColumnMajorArray(), dFinalC = dFinal?.C?.ToColumnMajorArray();

    /// <summary>The gradient of W_xh·x_t + b_h for all t.</summary>
    public Sequence DA { get; } = new(at.Cell.GateRows, at.Steps, at.Batch);

    /// <summary>The gradient of W_hh·h_{t−1} for all t; the same where the two are added at once.</summary>
    public Sequence DR { get; private set; } = null!;

    /// <summary>∂L/∂ the state before the first step.</summary>
    public State DInitial { get; } = at.Cell.ZeroState(at.Batch);

    public BackwardLoop Run()
    {
        DR = at.Cell.KeepsProductApart ? new Sequence(rows, at.Steps, at.Batch) : DA;
        Shards.ForEach(at.Batch, Run);
        return this;
    }

    private void Run(int first, int count)
    {
        // On the way back these hold the gradients of the state after the step, then of the state before it.
        var dh = Columns(DInitial.H.AsColumnMajorArray(), units, first, count);
        var dc = at.Cell.HasCellState ? Columns(DInitial.C!.AsColumnMajorArray(), units, first, count) : default;
        Span<Real> fromAbove = new Real[dh.Length];
        for (int t = at.Steps - 1; t >= 0; t--)
        {
            AddFinal(t, first, dh, dFinalH);
            AddFinal(t, first, dc, dFinalC);
            var above = Columns(dH.Step(t), units, first, count);
            for (int k = 0; k < dh.Length; k++)
                fromAbove[k] = dh[k] + above[k];
            Lengths.ZeroFinished(fromAbove, units, t, at.Lengths, first);
            dh.Clear();
            for (int b = 0; b < count; b++)
            {
                at.Cell.Backward(at.View(t, first + b), new StepGradient
                {
                    H = Columns(fromAbove, units, b, 1),
                    C = at.Cell.HasCellState ? Columns(dc, units, b, 1) : default,
                    A = Columns(DA.Step(t), rows, first + b, 1),
                    R = at.Cell.KeepsProductApart ? Columns(DR.Step(t), rows, first + b, 1) : default,
                    HBefore = Columns(dh, units, b, 1),
                });
            }
            recurrent.MultiplyAdd(Columns(DR.Step(t), rows, first, count), count, dh);      // + W_hhᵀ·∂L/∂a_t
        }
    }

    /// <summary>The gradient of the final state enters at each example's last step.</summary>
    private void AddFinal(int t, int first, Span<Real> gradient, Real[]? final)
    {
        if (final is null)
            return;
        for (int column = 0; column < gradient.Length; column += units)
        {
            int b = first + column / units;
            if (t != (at.Lengths?[b] ?? at.Steps) - 1)
                continue;
            for (int k = 0; k < units; k++)
                gradient[column + k] += final[b * units + k];
        }
    }

    private static Span<Real> Columns(Span<Real> step, int rows, int first, int count) => step.Slice(first * rows, count * rows);
}
