using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Numerics;

namespace SequenceModels.Training;

/// <summary>The share of answers that are right, from 0 to 1.</summary>
/// <remarks>Used from lesson 04-the-vanilla-rnn on.</remarks>
public static class Accuracy
{
    /// <summary>How often the class with the highest score is the right one.</summary>
    /// <param name="model">What answers.</param>
    /// <param name="batch">What it is asked, and the classes.</param>
    /// <param name="ignore">A target that marks an answer as not counting; default none.</param>
    /// <exception cref="ArgumentException">There is not one target for each answer, or none counts.</exception>
    public static double Of(SequenceModel model, Batch<int[]> batch, int? ignore = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(batch);
        int[] answers = model.Classify(batch.X, batch.Lengths);
        if (answers.Length != batch.Target.Length || batch.Target.All(y => y == ignore))
            throw new ArgumentException($"The model gives {answers.Length} answers, and {batch.Target.Count(y => y != ignore)} of {batch.Target.Length} targets count: give one target for each answer, and at least one that counts.", nameof(batch));
        return answers.Zip(batch.Target).Where(pair => pair.Second != ignore).Average(pair => pair.First == pair.Second ? 1.0 : 0.0);
    }

    /// <summary>How often a yes or no is right: σ(o) &gt; ½, which is o &gt; 0, where the target is above ½.</summary>
    /// <param name="model">What answers.</param>
    /// <param name="batch">What it is asked, and a target from 0 to 1 for each score.</param>
    /// <exception cref="ArgumentException">The target has not the shape of the scores.</exception>
    public static double Of(SequenceModel model, Batch<Matrix<Real>> batch)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(batch);
        var o = model.Forward(batch.X, lengths: batch.Lengths).Prediction;
        Shape.Require(batch.Target, o.RowCount, o.ColumnCount, nameof(batch), "it needs one target for each score");
        return o.Enumerate().Zip(batch.Target.Enumerate(), (score, y) => score > 0 == y > (Real)0.5 ? 1.0 : 0.0).Average();
    }
}
