namespace SequenceModels.Layers;

/// <summary>o_t = W_hy·h_t + b_y on top of a recurrent layer, a stack or two directions, at every step or after the last.</summary>
/// <remarks>Derived in lesson 04-the-vanilla-rnn.</remarks>
public sealed class SequenceModel
{
    /// <summary>A model from its two layers.</summary>
    /// <param name="layer">x_1 … x_T to h_1 … h_T.</param>
    /// <param name="dense">h to o.</param>
    /// <param name="readOut">At which steps it answers, default every step.</param>
    /// <exception cref="ArgumentException">The dense layer does not take as many numbers as the layer below gives.</exception>
    public SequenceModel(ISequenceLayer layer, Dense dense, ReadOut readOut = ReadOut.EveryStep)
    {
        AllGiven(layer, dense);
        if (dense.Why.Value.ColumnCount != layer.OutputSize)
            throw new ArgumentException($"The dense layer's W_hy is {Shape.Of(dense.Why.Value)} but the recurrent layer has {layer.OutputSize} units: W_hy must be [K×{layer.OutputSize}].", nameof(dense));
        if (readOut == ReadOut.LastStep && !layer.EndsInState)
            throw new ArgumentException($"A model that answers after the last step reads the final state, but a {layer.GetType().Name} has none on top: put a recurrent layer there, or answer at every step.", nameof(layer));
        (Layer, Dense, ReadOut) = (layer, dense, readOut);
    }

    /// <summary>A vanilla RNN with a read-out, weights drawn from one source.</summary>
    /// <param name="inputSize">D ≥ 1.</param>
    /// <param name="hiddenSize">H ≥ 1.</param>
    /// <param name="outputSize">K ≥ 1.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="readOut">At which steps it answers, default every step.</param>
    /// <param name="activation">φ, default tanh.</param>
    public static SequenceModel Rnn(int inputSize, int hiddenSize, int outputSize, Random random, ReadOut readOut = ReadOut.EveryStep, Activation activation = Activation.Tanh) =>
        Of(new RnnCell(inputSize, hiddenSize, random, activation), outputSize, random, readOut);

    /// <summary>An LSTM with a read-out, weights drawn from one source.</summary>
    /// <param name="inputSize">D ≥ 1.</param>
    /// <param name="hiddenSize">H ≥ 1.</param>
    /// <param name="outputSize">K ≥ 1.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="readOut">At which steps it answers, default every step.</param>
    /// <param name="forgetBias">First value of the forget gate's bias; default drawn like the rest.</param>
    public static SequenceModel Lstm(int inputSize, int hiddenSize, int outputSize, Random random, ReadOut readOut = ReadOut.EveryStep, double? forgetBias = null) =>
        Of(new LstmCell(inputSize, hiddenSize, random, forgetBias), outputSize, random, readOut);

    /// <summary>A GRU with a read-out, weights drawn from one source.</summary>
    /// <param name="inputSize">D ≥ 1.</param>
    /// <param name="hiddenSize">H ≥ 1.</param>
    /// <param name="outputSize">K ≥ 1.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="readOut">At which steps it answers, default every step.</param>
    public static SequenceModel Gru(int inputSize, int hiddenSize, int outputSize, Random random, ReadOut readOut = ReadOut.EveryStep) =>
        Of(new GruCell(inputSize, hiddenSize, random), outputSize, random, readOut);

    /// <summary>One layer of a cell with a read-out.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="outputSize">K ≥ 1.</param>
    /// <param name="random">Where the read-out's first weights come from.</param>
    /// <param name="readOut">At which steps it answers, default every step.</param>
    public static SequenceModel Of(RecurrentCell cell, int outputSize, Random random, ReadOut readOut = ReadOut.EveryStep) =>
        new SequenceModel(new RecurrentLayer(Given(cell)), new Dense(cell.HiddenSize, outputSize, random), readOut);

    /// <summary>x to h.</summary>
    public ISequenceLayer Layer { get; }

    /// <summary>x to h, where that is one recurrent layer.</summary>
    /// <exception cref="InvalidOperationException">It is something else: stacked, bidirectional, …</exception>
    public RecurrentLayer Recurrent => Layer as RecurrentLayer
        ?? throw new InvalidOperationException($"This model's layer is a {Layer.GetType().Name}, not one recurrent layer: use Layer instead of Recurrent.");

    /// <summary>h to o.</summary>
    public Dense Dense { get; }

    /// <summary>What is dropped of h before the read-out; default nothing.</summary>
    public Dropout? Dropout { get; init; }

    /// <summary>Whether something is dropped, in a layer or before the read-out, when <see cref="Forward"/> is given a source of masks.</summary>
    public bool HasDropout => Dropout?.Rate > 0 || Layer.HasDropout;

    /// <summary>At which steps it answers.</summary>
    public ReadOut ReadOut { get; }

    /// <summary>D.</summary>
    public int InputSize => Layer.InputSize;

    /// <summary>K.</summary>
    public int OutputSize => Dense.Why.Value.RowCount;

    /// <summary>All that is learnt: the layer's parameters, then the read-out's; what is used in several places, once.</summary>
    public IReadOnlyList<Parameter> Parameters => ParameterSet.Of([.. Layer.Parameters, .. Dense.Parameters]);

    /// <summary>The number of learnt numbers. It does not depend on T.</summary>
    public int ParameterCount => Parameters.Sum(parameter => parameter.Count);

    /// <summary>The layers, what goes in and out of each, and what it learns: one row a layer, those inside below the one that they are in, the read-out last.</summary>
    public IReadOnlyList<LayerSummary> Summary => [.. Rows([])];

    /// <summary>The <see cref="Summary"/> as a table of plain characters.</summary>
    public override string ToString() => LayerSummary.Text(Summary);

    /// <summary>A model with parameters of its own that has the same layers and numbers; what is used in several places here is used in the same places there.</summary>
    /// <returns>Training one does not change the other. Functions that a layer of one's own holds are shared.</returns>
    public SequenceModel Copy() => DeepCopy.Of(this);

    /// <summary>o from x.</summary>
    /// <param name="x">x_1 … x_T.</param>
    /// <param name="initial">The state before the first step, default zeros.</param>
    /// <param name="lengths">Steps of each example, default T for all.</param>
    /// <param name="dropout">Where masks are drawn from; default none: nothing is dropped, as an evaluation wants it.</param>
    public ModelTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null) =>
        Read(Layer.Forward(Given(x), initial, lengths, dropout), dropout);

    private ModelTape Read(RecurrentTape tape, Random? dropout = null)
    {
        var read = ReadOut == ReadOut.EveryStep ? tape.H : new Sequence(OnTop(tape.Final.H), tape.H.Batch);
        var mask = Dropout?.Mask(read.Features, read.Steps, read.Batch, dropout);
        read = Layers.Dropout.Apply(mask, read);
        return new ModelTape(tape, read.Columns, Dense.Forward(read.Columns)) { Mask = mask };
    }

    /// <summary>The class with the highest score, for each column of o.</summary>
    /// <param name="x">x_1 … x_T.</param>
    /// <param name="lengths">Steps of each example, default T for all.</param>
    /// <returns>One class number from 0 to K − 1 a prediction: [T·B] at every step, [B] after the last.</returns>
    /// <exception cref="InvalidOperationException">A score is not a number.</exception>
    public int[] Classify(Sequence x, IReadOnlyList<int>? lengths = null)
    {
        var o = Predict(x, lengths: lengths).Prediction;
        var (scores, classes) = (o.AsColumnMajorArray(), new int[o.ColumnCount]);
        int wrong = Array.FindIndex(scores, Real.IsNaN);
        if (wrong >= 0)
            throw new InvalidOperationException($"The score of class {wrong % o.RowCount} in column {wrong / o.RowCount} is not a number: the weights have diverged, or were not loaded.");
        for (int n = 0; n < classes.Length; n++)
            classes[n] = TensorPrimitives.IndexOfMax<Real>(scores.AsSpan(n * o.RowCount, o.RowCount));
        return classes;
    }

    /// <summary>o from x, when no way back is wanted: the same numbers as <see cref="Forward"/>, with less memory, and that is used again for the next pass.</summary>
    /// <param name="x">x_1 … x_T.</param>
    /// <param name="initial">The state before the first step, default zeros.</param>
    /// <param name="lengths">Steps of each example, default T for all.</param>
    /// <returns>o [K×N], and the final state to carry on.</returns>
    public (Matrix<Real> Prediction, State Final) Predict(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null)
    {
        var tape = Read(Layer.Predict(Given(x), initial, lengths));
        tape.Recurrent.Release();
        return (tape.Prediction, tape.Final);
    }

    /// <summary>From ∂L/∂o to all gradients. Adds to the parameters' gradients.</summary>
    /// <param name="tape">What <see cref="Forward"/> returned.</param>
    /// <param name="dPrediction">∂L/∂o [K×N].</param>
    public RecurrentGradient Backward(ModelTape tape, Matrix<Real> dPrediction)
    {
        var (dH, dFinal) = BackwardToStates(tape, Given(dPrediction));
        return Layer.Backward(tape.Recurrent, dH, dFinal);
    }

    /// <summary>As <see cref="Backward"/>, where nobody asks for ∂L/∂x_t and nobody will look at the tape again: its memory is used for the next pass.</summary>
    internal void BackwardToWeights(ModelTape tape, Matrix<Real> dPrediction)
    {
        var (dH, dFinal) = BackwardToStates(tape, dPrediction);
        Layer.BackwardToWeights(tape.Recurrent, dH, dFinal);
        SequencePool.Return(dH);
        tape.Recurrent.Release();
    }

    /// <summary>∂L/∂h_t and ∂L/∂ the final state, through the read-out.</summary>
    private (Sequence DH, State? DFinal) BackwardToStates(ModelTape tape, Matrix<Real> dPrediction)
    {
        var dRead = Layers.Dropout.Apply(Given(tape).Mask, new Sequence(Dense.Backward(tape.Read, dPrediction), tape.Recurrent.H.Batch));
        if (ReadOut == ReadOut.EveryStep)
            return (dRead, null);
        var h = tape.Recurrent.H;
        var (dH, dFinal) = (SequencePool.Rent(h.Features, h.Steps, h.Batch), Layer.ZeroState(h.Batch));
        dH.From(0).Span.Clear();
        dFinal.H.SetSubMatrix(dFinal.H.RowCount - h.Features, 0, dRead.Columns);
        return (dH, dFinal);
    }

    /// <summary>The part of the final state that the top layer has made of the whole sequence.</summary>
    private Matrix<Real> OnTop(Matrix<Real> h) => h.SubMatrix(h.RowCount - Layer.OutputSize, Layer.OutputSize, 0, h.ColumnCount);

    /// <param name="seen">The parameters that have a row; added to.</param>
    internal IEnumerable<LayerSummary> Rows(HashSet<Parameter> seen) =>
    [
        .. LayerSummary.Of(Layer, 0, seen),
        LayerSummary.Row($"Dense, {(ReadOut == ReadOut.EveryStep ? "every step" : "last step")}", $"{Layer.OutputSize}", OutputSize, Dense.Parameters, seen),
    ];
}
