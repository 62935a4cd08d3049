using System.Numerics.Tensors;
using SequenceModels.Cells;
using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>q_t = W_q·x_t, k_t = W_k·x_t, v_t = W_v·x_t; a_t = softmax of k_s·q_t/√H over s ≤ t; m_t = Σ_s a_ts·v_s; h_t = W_o·m_t.</summary>
/// <remarks>
/// Scaled dot-product self-attention with one head and no biases: Vaswani et al., "Attention is all you need" (2017), equation 1.
/// No step waits for another, and none knows its place: see <see cref="PositionalEncoding"/>. There is no state to carry: what was not
/// given with this x is not seen. Derived in lesson 15-lstm-or-transformer.
/// </remarks>
public sealed class AttentionLayer : ISequenceLayer
{
    private readonly Real scale;

    /// <summary>A layer with weights drawn evenly from ±1/√(inputs of each matrix).</summary>
    /// <param name="inputSize">D ≥ 1, numbers in x_t and h_t.</param>
    /// <param name="headSize">H ≥ 1, numbers in a query, a key and a value.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="causal">Whether step t may look at s ≤ t only; default yes. If not, at all steps of its example.</param>
    public AttentionLayer(int inputSize, int headSize, Random random, bool causal = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(headSize, 1);
        (Wq, Wk, Wv) = (new("W_q", headSize, inputSize), new("W_k", headSize, inputSize), new("W_v", headSize, inputSize));
        (Wo, Causal, scale) = (new("W_o", inputSize, headSize), causal, 1 / Real.Sqrt(headSize));
        foreach (var parameter in Parameters)
            parameter.FillUniform(1 / Math.Sqrt(parameter.Value.ColumnCount), random);
    }

    /// <summary>W_q [H×D], from input to query.</summary>
    public Parameter Wq { get; }

    /// <summary>W_k [H×D], from input to key.</summary>
    public Parameter Wk { get; }

    /// <summary>W_v [H×D], from input to value.</summary>
    public Parameter Wv { get; }

    /// <summary>W_o [D×H], from the mixed values to the output.</summary>
    public Parameter Wo { get; }

    /// <summary>Whether step t sees s ≤ t only.</summary>
    public bool Causal { get; }

    /// <summary>D.</summary>
    public int InputSize => Wq.Value.ColumnCount;

    /// <summary>D: as much as comes in, so that a <see cref="ResidualLayer"/> can add it.</summary>
    public int OutputSize => InputSize;

    /// <inheritdoc/>
    public bool EndsInState => false;

    /// <summary>No: a step looks at other steps, and no state is handed on.</summary>
    public bool StateCarriesPast => false;

    /// <summary>W_q, W_k, W_v, W_o.</summary>
    public IReadOnlyList<Parameter> Parameters => [Wq, Wk, Wv, Wo];

    /// <summary>Nothing is remembered: H has no rows.</summary>
    /// <inheritdoc/>
    public State ZeroState(int batch) => State.Zero(0, batch);

    /// <inheritdoc/>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null)
    {
        x = Door.Open(this, x, lengths, $"W_q is {Shape.Of(Wq.Value)}");
        var (q, k, v) = (Project(Wq, x), Project(Wk, x), Project(Wv, x));
        var tape = new AttentionTape(q, k, v, new Sequence(x.Steps, x.Steps, x.Batch), Like(q));
        Shards.ForEach(x.Batch, (first, count) =>
        {
            for (int b = first; b < first + count; b++)
                Look(tape, b, lengths?[b] ?? x.Steps);
        });
        var none = ZeroState(x.Batch);
        return new RecurrentTape(x, none, Project(Wo, tape.Mixed), none) { Lengths = lengths, Attention = tape };
    }

    /// <summary>With e_ts = k_s·q_t/√H: ∂L/∂e_ts = a_ts·(v_s − m_t)·∂L/∂m_t, and from there ∂L/∂q, ∂L/∂k, ∂L/∂v and the weights.</summary>
    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        Door.Require(tape, dH);
        var attention = tape.Attention ?? throw new ArgumentException("This tape is not an attention layer's: give Backward what Forward returned.", nameof(tape));
        dH = Lengths.ZeroPast(dH, tape.Lengths);
        var dM = BackProject(Wo, attention.Mixed, dH);
        var (dQ, dK, dV) = (Like(dM), Like(dM), Like(dM));
        Shards.ForEach(dH.Batch, (first, count) =>
        {
            for (int b = first; b < first + count; b++)
                LookBack(attention, b, tape.Lengths?[b] ?? dH.Steps, dM, dQ, dK, dV);
        });
        var dX = BackProject(Wq, tape.X, dQ).Columns + BackProject(Wk, tape.X, dK).Columns + BackProject(Wv, tape.X, dV).Columns;
        return new RecurrentGradient(new Sequence(dX, dH.Batch), tape.Initial);
    }

    /// <summary>a_t and m_t of one example.</summary>
    private void Look(AttentionTape tape, int b, int length)
    {
        var q = new ExampleSteps(tape.Q, b);
        var k = new ExampleSteps(tape.K, b);
        var v = new ExampleSteps(tape.V, b);
        var a = new ExampleSteps(tape.Weights, b);
        var m = new ExampleSteps(tape.Mixed, b);
        for (int t = 0; t < length; t++)
        {
            var seen = a[t][..(Causal ? t + 1 : length)];
            for (int s = 0; s < seen.Length; s++)
                seen[s] = scale * TensorPrimitives.Dot<Real>(k[s], q[t]);
            Functions.SoftmaxInPlace(seen);
            for (int s = 0; s < seen.Length; s++)
                TensorPrimitives.MultiplyAdd(v[s], seen[s], m[t], m[t]);
        }
    }

    /// <summary>∂L/∂q_t, ∂L/∂k_s and ∂L/∂v_s of one example.</summary>
    private void LookBack(AttentionTape tape, int b, int length, Sequence dMixed, Sequence dQuery, Sequence dKey, Sequence dValue)
    {
        var q = new ExampleSteps(tape.Q, b);
        var k = new ExampleSteps(tape.K, b);
        var v = new ExampleSteps(tape.V, b);
        var a = new ExampleSteps(tape.Weights, b);
        var m = new ExampleSteps(tape.Mixed, b);
        var dM = new ExampleSteps(dMixed, b);
        var dQ = new ExampleSteps(dQuery, b);
        var dK = new ExampleSteps(dKey, b);
        var dV = new ExampleSteps(dValue, b);
        for (int t = 0; t < length; t++)
        {
            var mean = TensorPrimitives.Dot<Real>(m[t], dM[t]);
            for (int s = 0; s < (Causal ? t + 1 : length); s++)
            {
                var dScore = scale * a[t][s] * (TensorPrimitives.Dot<Real>(v[s], dM[t]) - mean);
                TensorPrimitives.MultiplyAdd(k[s], dScore, dQ[t], dQ[t]);
                TensorPrimitives.MultiplyAdd(q[t], dScore, dK[s], dK[s]);
                TensorPrimitives.MultiplyAdd(dM[t], a[t][s], dV[s], dV[s]);
            }
        }
    }

    private static Sequence Project(Parameter w, Sequence x) => new(Gemm.Multiply(w.Value, x.Columns), x.Batch);

    /// <summary>∂L/∂W += ∂L/∂y·xᵀ for y = W·x; returns ∂L/∂x = Wᵀ·∂L/∂y.</summary>
    private static Sequence BackProject(Parameter w, Sequence x, Sequence dY)
    {
        Gemm.MultiplyAdd(dY.Columns, x.Columns, w.Gradient, transposeB: true);
        var dX = Like(x);
        Gemm.MultiplyAdd(w.Value, dY.Columns, dX.Columns, transposeA: true);
        return dX;
    }

    private static Sequence Like(Sequence sequence) => new(sequence.Features, sequence.Steps, sequence.Batch);
}
