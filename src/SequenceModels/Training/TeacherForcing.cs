using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;

namespace SequenceModels.Training;

/// <summary>Trains an encoder–decoder: whatever the decoder says, at the next step it reads what the batch holds, in teacher forcing the right answer.</summary>
/// <remarks>Williams and Zipser, "A learning algorithm for continually running fully recurrent neural networks" (1989). Derived in lesson 14-sequence-to-sequence.</remarks>
/// <param name="model">What learns.</param>
/// <param name="loss">What it should make small.</param>
/// <param name="optimizer">How it steps; it holds the model's parameters, or some of them: the others are frozen.</param>
/// <exception cref="ArgumentException">The optimizer holds the parameters of another model.</exception>
public sealed class TeacherForcing(EncoderDecoder model, ILoss<int[]> loss, Optimizer optimizer)
{
    private readonly EncoderDecoder model = Given(model);
    private readonly ILoss<int[]> loss = Given(loss);

    // An optimizer that holds more would step by what is left there.
    private readonly ParameterSet cleared = ParameterSet.Of([.. Given(model).Parameters, .. Given(optimizer).Parameters]);
    private readonly Optimizer optimizer = ClippedStep.Fitting(optimizer, model.Parameters);

    /// <summary>Longest gradient norm allowed, &gt; 0; default none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a positive number.</exception>
    public double ClipNorm { get; init => field = ClippedStep.Limit(value); } = double.PositiveInfinity;

    /// <summary>f in η = η_0·f(steps done in this fit), where η_0 is the optimizer's rate when the fit begins and again when it ends; default constant.</summary>
    public LearningRateSchedule StepSchedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>Where dropout masks are drawn from while training; default none, which a model that has dropout refuses.</summary>
    public Random? Dropout { get; init; }

    /// <summary>One training step.</summary>
    /// <param name="batch">What to learn from.</param>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="ArgumentException">Something does not fit the weights, or a target past its answer's length counts.</exception>
    /// <exception cref="InvalidOperationException">The loss or a clipped gradient is not finite: training has diverged. Or the model has dropout and there is no <see cref="Dropout"/>.</exception>
    public double Step(PairBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (Dropout is null && model.HasDropout)
            throw new InvalidOperationException("The model has dropout, but there is no source of masks, so that nothing would be dropped: give one, Dropout = new Random(1), or make the model without dropout.");
        cleared.ZeroGradients();
        var tape = model.Forward(batch.X, batch.Answer.X, batch.Lengths, batch.Answer.Lengths, Dropout);
        double value = ClippedStep.Finite(loss.Loss(tape.Prediction, batch.Answer.Target), optimizer);
        PastLength.Require(loss, batch.Answer.Target, batch.Answer.Lengths, tape.Prediction.ColumnCount);
        model.BackwardToWeights(tape, loss.Gradient(tape.Prediction, batch.Answer.Target));
        ClippedStep.Take(optimizer, ClipNorm);
        return value;
    }

    /// <summary>One step a batch, in this order.</summary>
    /// <param name="batches">Each is asked for when its turn comes, so that it may depend on what the model has learnt by then.</param>
    /// <returns>The loss of every step, measured before it.</returns>
    /// <exception cref="InvalidOperationException">A loss or a clipped gradient is not finite: training has diverged.</exception>
    public IReadOnlyList<double> Fit(IEnumerable<PairBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        var losses = new List<double>();
        double rate = optimizer.LearningRate;
        try
        {
            foreach (var batch in batches)
            {
                optimizer.LearningRate = rate * StepSchedule.Factor(losses.Count);
                losses.Add(Step(batch));
            }
        }
        finally
        {
            optimizer.LearningRate = rate;
        }
        return losses;
    }
}
