using SequenceModels.Layers;

namespace SequenceModels.Training;

/// <summary>The share of answers that are right, from 0 to 1, of all answers that count: padding does not, nor what stands past an example's length.</summary>
/// <remarks>Used from lesson 04-the-vanilla-rnn on.</remarks>
public static class Accuracy
{
    /// <summary>How often the class with the highest score is the right one.</summary>
    /// <param name="model">What answers.</param>
    /// <param name="batch">What it is asked, and the classes.</param>
    /// <param name="ignore">A target that marks an answer as not counting; default −1, as <see cref="Padding"/> writes it.</param>
    /// <exception cref="ArgumentException">There is not one target for each answer, one is no class of the model, or none counts.</exception>
    public static double Of(SequenceModel model, Batch<int[]> batch, int ignore = -1) => Of(model, [batch], ignore);

    /// <summary>The same over several batches: however they are cut, each answer counts once.</summary>
    /// <inheritdoc cref="Of(SequenceModel, Batch{int[]}, int)"/>
    /// <param name="model">What answers.</param>
    /// <param name="batches">What it is asked, and the classes.</param>
    /// <param name="ignore">A target that marks an answer as not counting; default −1.</param>
    public static double Of(SequenceModel model, IReadOnlyList<Batch<int[]>> batches, int ignore = -1) =>
        Share(Given(batches).Select(batch => Count(Given(model), batch, ignore)));

    /// <summary>How often a yes or no is right: σ(o) &gt; ½, which is o &gt; 0, where the target is above ½.</summary>
    /// <param name="model">What answers.</param>
    /// <param name="batch">What it is asked, and a target from 0 to 1 for each score.</param>
    /// <param name="ignore">A target that marks an answer as not counting; default NaN, as <see cref="Padding"/> writes it.</param>
    /// <exception cref="ArgumentException">The target has not the shape of the scores, one is not from 0 to 1, or none counts.</exception>
    public static double Of(SequenceModel model, Batch<Matrix<Real>> batch, double ignore = double.NaN) => Of(model, [batch], ignore);

    /// <summary>The same over several batches: however they are cut, each answer counts once.</summary>
    /// <inheritdoc cref="Of(SequenceModel, Batch{Matrix{Real}}, double)"/>
    /// <param name="model">What answers.</param>
    /// <param name="batches">What it is asked, and a target from 0 to 1 for each score.</param>
    /// <param name="ignore">A target that marks an answer as not counting; default NaN.</param>
    public static double Of(SequenceModel model, IReadOnlyList<Batch<Matrix<Real>>> batches, double ignore = double.NaN) =>
        Share(Given(batches).Select(batch => Count(Given(model), batch, ignore)));

    private static (long Right, long All) Count(SequenceModel model, Batch<int[]> batch, int ignore)
    {
        int[] answers = model.Classify(Given(batch).X, batch.Lengths);
        if (answers.Length != batch.Target.Length)
            throw new ArgumentException($"The model gives {answers.Length} answers, and {batch.Target.Length} targets were given: give one target for each answer.", nameof(batch));
        var (right, all) = (0L, 0L);
        for (int n = 0; n < answers.Length; n++)
        {
            int y = batch.Target[n];
            if (y == ignore || Past(batch.Lengths, n, answers.Length))
                continue;
            if (y < 0 || y >= model.OutputSize)
                throw new ArgumentException($"Target {n} is class {y}, but there are {model.OutputSize} classes, numbered 0 to {model.OutputSize - 1}. A mark of padding is named as ignore: {y}.", nameof(batch));
            (right, all) = (right + (answers[n] == y ? 1 : 0), all + 1);
        }
        return (right, all);
    }

    private static (long Right, long All) Count(SequenceModel model, Batch<Matrix<Real>> batch, double ignore)
    {
        var o = model.Predict(Given(batch).X, lengths: batch.Lengths).Prediction;
        Shape.Require(batch.Target, o.RowCount, o.ColumnCount, nameof(batch), "it needs one target for each score");
        var (right, all) = (0L, 0L);
        foreach (var (row, column, y) in batch.Target.EnumerateIndexed())
        {
            if (y.Equals((Real)ignore) || Past(batch.Lengths, column, o.ColumnCount)) // Equals: NaN may be the mark
                continue;
            if (y is not (>= 0 and <= 1) || Real.IsNaN(o[row, column]))
                throw new ArgumentException($"At [{row},{column}] the target is {y} and the score {o[row, column]}: a target from 0 to 1 and a score that is a number are needed. A mark of padding is named as ignore: {y}.", nameof(batch));
            (right, all) = (right + (o[row, column] > 0 == y > (Real)0.5 ? 1 : 0), all + 1);
        }
        return (right, all);
    }

    /// <summary>Whether a column t·B + b lies past the length of example b; one column an example never does.</summary>
    private static bool Past(IReadOnlyList<int>? lengths, int column, int columns) =>
        lengths is not null && columns > lengths.Count && column / lengths.Count >= lengths[column % lengths.Count];

    private static double Share(IEnumerable<(long Right, long All)> counts)
    {
        var (right, all) = counts.Aggregate((Right: 0L, All: 0L), (sum, batch) => (sum.Right + batch.Right, sum.All + batch.All));
        return all > 0 ? (double)right / all : throw new ArgumentException("No answer counts: give at least one target that carries no mark of padding.");
    }
}
