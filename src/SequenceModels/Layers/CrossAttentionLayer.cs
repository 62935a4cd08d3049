namespace SequenceModels.Layers;

/// <summary>q_u = W_q·x_u, k_s = W_k·m_s; a_u = softmax over s of k_s·q_u/√A or of vᵀ·tanh(q_u + k_s); c_u = Σ_s a_us·m_s; h_u = tanh(W_c·[c_u; x_u]).</summary>
/// <remarks>
/// A decoder's step looks back at all that an encoder has said. x_u is what the decoder's cell has made of y_0 … y_{u−1}; m_1 … m_S, the memory, comes with the
/// state in which <see cref="EncoderDecoder"/> starts. Scores: see <see cref="AttentionScore"/>. Its place, on top of the cell and without biases, is that of Luong,
/// Pham and Manning, "Effective approaches to attention-based neural machine translation" (2015); Bahdanau, Cho and Bengio, "Neural machine translation by jointly
/// learning to align and translate" (2014), put it below the cell. Derived in lesson 15-lstm-or-transformer.
/// </remarks>
public sealed class CrossAttentionLayer : ISequenceLayer
{
    private readonly Real scale;

    /// <summary>A layer with weights drawn evenly from ±1/√(inputs of each matrix).</summary>
    /// <param name="inputSize">D ≥ 1, numbers in x_u and h_u: the units of the decoder's cell.</param>
    /// <param name="memorySize">M ≥ 1, numbers that the encoder gives a step.</param>
    /// <param name="headSize">A ≥ 1, numbers in a query and a key.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="score">How query and key are compared, default by the scaled dot product.</param>
    public CrossAttentionLayer(int inputSize, int memorySize, int headSize, Random random, AttentionScore score = AttentionScore.ScaledDot)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(memorySize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(headSize, 1);
        (Wq, Wk, Wc) = (new("W_q", headSize, inputSize), new("W_k", headSize, memorySize), new("W_c", inputSize, memorySize + inputSize));
        (V, scale) = (score == AttentionScore.Additive ? new("v", headSize) : null, 1 / Real.Sqrt(headSize));
        foreach (var parameter in (Parameter[])[Wq, Wk, Wc])
            parameter.FillUniform(1 / Math.Sqrt(parameter.Value.ColumnCount), random);
        V?.FillUniform(1 / Math.Sqrt(headSize), random);
    }

    /// <summary>W_q [A×D], from the decoder's state to a query.</summary>
    public Parameter Wq { get; }

    /// <summary>W_k [A×M], from a step of the memory to its key.</summary>
    public Parameter Wk { get; }

    /// <summary>W_c [D×(M+D)], from context and state to the output.</summary>
    public Parameter Wc { get; }

    /// <summary>v [A] of the additive score; none where the score is a dot product.</summary>
    public Parameter? V { get; }

    /// <summary>D.</summary>
    public int InputSize => Wq.Value.ColumnCount;

    /// <summary>D.</summary>
    public int OutputSize => InputSize;

    /// <summary>M.</summary>
    public int? MemorySize => Wk.Value.ColumnCount;

    /// <inheritdoc/>
    public bool EndsInState => false;

    /// <summary>W_q, W_k, W_c, and v where there is one.</summary>
    public IReadOnlyList<Parameter> Parameters => V is null ? [Wq, Wk, Wc] : [Wq, Wk, Wc, V];

    /// <summary>Nothing is remembered but what the encoder has read: H has no rows.</summary>
    /// <inheritdoc/>
    public State ZeroState(int batch) => State.Zero(0, batch);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no memory, it does not fit the weights, or x does not.</exception>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null)
    {
        x = LayerArguments.Checked(this, x, lengths, $"W_q is {Shape.Of(Wq.Value)}");
        var memory = Required(initial?.Memory, x);
        var keys = memory.Projected is { } known && known.Layer == this ? known.Keys : Projection.Of(Wk, memory.States);
        var tape = new AttentionTape(Projection.Of(Wq, x), keys, memory.States, new(memory.States.Steps, x.Steps, x.Batch), new(memory.States.Features, x.Steps, x.Batch));
        Shards.ForEachExample(x.Batch, b => Look(tape, memory, b, lengths?[b] ?? x.Steps));
        var h = new Sequence(Functions.Tanh(Gemm.Multiply(Wc.Value, tape.Mixed.Columns.Stack(x.Columns))), x.Batch);
        var final = ZeroState(x.Batch) with { Memory = memory with { Projected = (this, keys) } };
        return new RecurrentTape(x, initial!, h, final) { Lengths = lengths, Attention = tape };
    }

    /// <summary>With e_us the score: ∂L/∂e_us = a_us·(m_s − c_u)·∂L/∂c_u, and from there ∂L/∂q, ∂L/∂k, ∂L/∂m and the weights.</summary>
    /// <returns>∂L/∂x_u, and in the memory of the initial state ∂L/∂m_s.</returns>
    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        LayerArguments.Require(tape, dH);
        if (tape is not { Attention: { } attention, Initial.Memory: { } memory })
            throw new ArgumentException("This tape is not a cross-attention layer's: give Backward what Forward returned.", nameof(tape));
        var h = tape.H.Columns;
        var dSum = new Sequence(Functions.Hadamard(Lengths.ZeroPast(dH, tape.Lengths).Columns, 1 - Functions.Hadamard(h, h)), dH.Batch);
        var both = Projection.Back(Wc, new Sequence(attention.Mixed.Columns.Stack(tape.X.Columns), dH.Batch), dSum).Columns;
        var (dC, dX) = (new Sequence(both.SubMatrix(0, MemorySize!.Value, 0, both.ColumnCount), dH.Batch), both.SubMatrix(MemorySize.Value, InputSize, 0, both.ColumnCount));
        var (dQ, dK, dM, dV) = (Projection.Like(attention.Q), Projection.Like(attention.K), Projection.Like(memory.States), new Sequence(Wq.Value.RowCount, 1, dH.Batch));
        Shards.ForEachExample(dH.Batch, b => LookBack(attention, memory, b, tape.Lengths?[b] ?? dH.Steps, dC, dQ, dK, dM, dV));
        V?.AddColumnsToGradient(dV);
        var dMemory = dM.Columns + Projection.Back(Wk, memory.States, dK).Columns;
        if (dFinal?.Memory is { } later)
            dMemory += later.States.Columns;
        return new RecurrentGradient(
            new Sequence(dX + Projection.Back(Wq, tape.X, dQ).Columns, dH.Batch),
            ZeroState(dH.Batch) with { Memory = memory with { States = new Sequence(dMemory, memory.States.Batch) } });
    }

    /// <summary>a_u and c_u of one example.</summary>
    private void Look(AttentionTape tape, Memory memory, int b, int length)
    {
        int example = memory.Example(b);
        ExampleSteps q = new(tape.Q, b), k = new(tape.K, example), m = new(tape.V, example), a = new(tape.Weights, b), c = new(tape.Mixed, b);
        Span<Real> tanh = V is null ? [] : new Real[V.Count];
        for (int u = 0; u < length; u++)
        {
            var seen = a[u][..memory.Length(b)];
            for (int s = 0; s < seen.Length; s++)
                seen[s] = Score(k[s], q[u], tanh);
            Functions.SoftmaxInPlace(seen);
            for (int s = 0; s < seen.Length; s++)
                TensorPrimitives.MultiplyAdd(m[s], seen[s], c[u], c[u]);
        }
    }

    /// <summary>∂L/∂q_u, ∂L/∂k_s, ∂L/∂m_s and ∂L/∂v of one example.</summary>
    private void LookBack(AttentionTape tape, Memory memory, int b, int length, Sequence dContext, Sequence dQuery, Sequence dKey, Sequence dStates, Sequence dScoring)
    {
        int example = memory.Example(b), seen = memory.Length(b);
        ExampleSteps q = new(tape.Q, b), k = new(tape.K, example), m = new(tape.V, example), a = new(tape.Weights, b), c = new(tape.Mixed, b);
        ExampleSteps dC = new(dContext, b), dQ = new(dQuery, b), dK = new(dKey, example), dM = new(dStates, example);
        var dV = new ExampleSteps(dScoring, b)[0];
        Span<Real> tanh = V is null ? [] : new Real[V.Count];
        for (int u = 0; u < length; u++)
        {
            var mean = TensorPrimitives.Dot<Real>(c[u], dC[u]);
            for (int s = 0; s < seen; s++)
            {
                var dScore = a[u][s] * (TensorPrimitives.Dot<Real>(m[s], dC[u]) - mean);
                ScoreBack(dScore, k[s], q[u], tanh, dK[s], dQ[u], dV);
                TensorPrimitives.MultiplyAdd(dC[u], a[u][s], dM[s], dM[s]);
            }
        }
    }

    /// <summary>e = k·q/√A, or vᵀ·tanh(q + k).</summary>
    private Real Score(ReadOnlySpan<Real> k, ReadOnlySpan<Real> q, Span<Real> tanh)
    {
        if (V is null)
            return scale * TensorPrimitives.Dot(k, q);
        TensorPrimitives.Add(k, q, tanh);
        TensorPrimitives.Tanh<Real>(tanh, tanh);
        return TensorPrimitives.Dot<Real>(V.Values, tanh);
    }

    /// <summary>∂e/∂k = q/√A and ∂e/∂q = k/√A, or both v ∘ (1 − tanh²) and ∂e/∂v = tanh.</summary>
    private void ScoreBack(Real dScore, ReadOnlySpan<Real> k, ReadOnlySpan<Real> q, Span<Real> tanh, Span<Real> dK, Span<Real> dQ, Span<Real> dV)
    {
        if (V is null)
        {
            TensorPrimitives.MultiplyAdd(q, scale * dScore, dK, dK);
            TensorPrimitives.MultiplyAdd(k, scale * dScore, dQ, dQ);
            return;
        }
        Score(k, q, tanh);
        TensorPrimitives.MultiplyAdd(tanh, dScore, dV, dV);
        for (int i = 0; i < tanh.Length; i++)
            tanh[i] = V.Values[i] * (1 - tanh[i] * tanh[i]);
        TensorPrimitives.MultiplyAdd(tanh, dScore, dK, dK);
        TensorPrimitives.MultiplyAdd(tanh, dScore, dQ, dQ);
    }

    private Memory Required(Memory? memory, Sequence x)
    {
        if (memory is null)
            throw new ArgumentException("There is no memory to look back at: start the decoder in what EncoderDecoder.Encode returns, or in a state with { Memory = new Memory(…) }.", nameof(memory));
        if (memory.States.Features != MemorySize || (memory.Examples?.Count ?? memory.States.Batch) != x.Batch)
            throw new ArgumentException($"The memory is a {memory.States}, but {x.Batch} examples look back at {MemorySize} numbers a step: W_k is {Shape.Of(Wk.Value)}.", nameof(memory));
        Lengths.Require(memory.Lengths, memory.States);
        return memory;
    }
}
