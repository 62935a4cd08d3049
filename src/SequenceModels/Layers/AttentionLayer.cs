namespace SequenceModels.Layers;

/// <summary>q_t = W_q·x_t, k_t = W_k·x_t, v_t = W_v·x_t; a_t = softmax of k_s·q_t/√H over s ≤ t; m_t = Σ_s a_ts·v_s; h_t = W_o·m_t.</summary>
/// <remarks>
/// Scaled dot-product self-attention without biases: Vaswani et al., "Attention is all you need" (2017), equation 1. With several heads each has its own q, k, v and a
/// of H numbers, and m_t is what all of them have found, one below the other (section 3.2.2).
/// No step waits for another, and none knows its place: see <see cref="PositionalEncoding"/>. There is no state to carry: what was not
/// given with this x is not seen. Derived in lesson 15-lstm-or-transformer.
/// </remarks>
public sealed class AttentionLayer : ISequenceLayer
{
    private readonly Real scale;

    /// <summary>A layer with weights drawn evenly from ±1/√(inputs of each matrix).</summary>
    /// <param name="inputSize">D ≥ 1, numbers in x_t and h_t.</param>
    /// <param name="headSize">H ≥ 1, numbers in a query, a key and a value of one head.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="causal">Whether step t may look at s ≤ t only; default yes. If not, at all steps of its example.</param>
    /// <param name="heads">n ≥ 1, how many look at the same time; default 1.</param>
    public AttentionLayer(int inputSize, int headSize, Random random, bool causal = true, int heads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(headSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        int rows = headSize <= Array.MaxLength / heads ? heads * headSize : throw new ArgumentOutOfRangeException(nameof(headSize), headSize, $"{heads} heads of so many numbers do not fit into one array.");
        (Wq, Wk, Wv) = (new("W_q", rows, inputSize), new("W_k", rows, inputSize), new("W_v", rows, inputSize));
        (Wo, Causal, Heads, scale) = (new("W_o", inputSize, rows), causal, heads, 1 / Real.Sqrt(headSize));
        foreach (var parameter in Parameters)
            parameter.FillUniform(1 / Math.Sqrt(parameter.Value.ColumnCount), random);
    }

    /// <summary>W_q [nH×D], from input to query, head by head.</summary>
    public Parameter Wq { get; }

    /// <summary>W_k [nH×D], from input to key, head by head.</summary>
    public Parameter Wk { get; }

    /// <summary>W_v [nH×D], from input to value, head by head.</summary>
    public Parameter Wv { get; }

    /// <summary>W_o [D×nH], from the mixed values to the output.</summary>
    public Parameter Wo { get; }

    /// <summary>Whether step t sees s ≤ t only.</summary>
    public bool Causal { get; }

    /// <summary>n.</summary>
    public int Heads { get; }

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
        x = LayerArguments.Checked(this, x, lengths, $"W_q is {Shape.Of(Wq.Value)}");
        var (q, k, v) = (Projection.Of(Wq, x), Projection.Of(Wk, x), Projection.Of(Wv, x));
        var tape = new AttentionTape(q, k, v, new Sequence(Heads * x.Steps, x.Steps, x.Batch), Projection.Like(q));
        Shards.ForEachExample(x.Batch, b => Look(tape, b, lengths?[b] ?? x.Steps));
        var none = ZeroState(x.Batch);
        return new RecurrentTape(x, none, Projection.Of(Wo, tape.Mixed), none) { Lengths = lengths, Attention = tape };
    }

    /// <summary>With e_ts = k_s·q_t/√H: ∂L/∂e_ts = a_ts·(v_s − m_t)·∂L/∂m_t, and from there ∂L/∂q, ∂L/∂k, ∂L/∂v and the weights.</summary>
    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        LayerArguments.Require(tape, dH);
        var attention = tape.Attention ?? throw new ArgumentException("This tape is not an attention layer's: give Backward what Forward returned.", nameof(tape));
        dH = Lengths.ZeroPast(dH, tape.Lengths);
        var dM = Projection.Back(Wo, attention.Mixed, dH);
        var (dQ, dK, dV) = (Projection.Like(dM), Projection.Like(dM), Projection.Like(dM));
        Shards.ForEachExample(dH.Batch, b => LookBack(attention, b, tape.Lengths?[b] ?? dH.Steps, dM, dQ, dK, dV));
        var dX = Projection.Back(Wq, tape.X, dQ).Columns + Projection.Back(Wk, tape.X, dK).Columns + Projection.Back(Wv, tape.X, dV).Columns;
        return new RecurrentGradient(new Sequence(dX, dH.Batch), tape.Initial);
    }

    /// <summary>a_t and m_t of one example.</summary>
    private void Look(AttentionTape tape, int b, int length)
    {
        ExampleSteps q = new(tape.Q, b), k = new(tape.K, b), v = new(tape.V, b), a = new(tape.Weights, b), m = new(tape.Mixed, b);
        for (int t = 0; t < length; t++)
        {
            for (int head = 0; head < Heads; head++)
            {
                var rows = Rows(head);
                var seen = a[t][(head * tape.Weights.Steps)..][..(Causal ? t + 1 : length)];
                for (int s = 0; s < seen.Length; s++)
                    seen[s] = scale * TensorPrimitives.Dot<Real>(k[s][rows], q[t][rows]);
                Functions.SoftmaxInPlace(seen);
                for (int s = 0; s < seen.Length; s++)
                    TensorPrimitives.MultiplyAdd(v[s][rows], seen[s], m[t][rows], m[t][rows]);
            }
        }
    }

    /// <summary>∂L/∂q_t, ∂L/∂k_s and ∂L/∂v_s of one example.</summary>
    private void LookBack(AttentionTape tape, int b, int length, Sequence dMixed, Sequence dQuery, Sequence dKey, Sequence dValue)
    {
        ExampleSteps q = new(tape.Q, b), k = new(tape.K, b), v = new(tape.V, b), a = new(tape.Weights, b), m = new(tape.Mixed, b);
        ExampleSteps dM = new(dMixed, b), dQ = new(dQuery, b), dK = new(dKey, b), dV = new(dValue, b);
        for (int t = 0; t < length; t++)
        {
            for (int head = 0; head < Heads; head++)
            {
                var rows = Rows(head);
                var seen = a[t][(head * tape.Weights.Steps)..][..(Causal ? t + 1 : length)];
                var mean = TensorPrimitives.Dot<Real>(m[t][rows], dM[t][rows]);
                for (int s = 0; s < seen.Length; s++)
                {
                    var dScore = scale * seen[s] * (TensorPrimitives.Dot<Real>(v[s][rows], dM[t][rows]) - mean);
                    TensorPrimitives.MultiplyAdd(k[s][rows], dScore, dQ[t][rows], dQ[t][rows]);
                    TensorPrimitives.MultiplyAdd(q[t][rows], dScore, dK[s][rows], dK[s][rows]);
                    TensorPrimitives.MultiplyAdd(dM[t][rows], seen[s], dV[s][rows], dV[s][rows]);
                }
            }
        }
    }

    /// <summary>The rows of one head in q, k, v and m.</summary>
    private Range Rows(int head)
    {
        int size = Wq.Value.RowCount / Heads;
        return (head * size)..((head + 1) * size);
    }
}
