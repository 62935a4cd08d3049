namespace SequenceModels.Training;

/// <summary>yes where h_t[unit] &gt; threshold (or &lt;): one hidden unit read as a detector.</summary>
/// <remarks>
/// Scores are balanced accuracies, ½·(share of yes found + share of no left alone): 0.5 is chance however rare yes is, 1 is perfect.
/// After the interpretable units of Karpathy, Johnson and Fei-Fei, "Visualizing and understanding recurrent networks" (2015).
/// Derived in lesson 07b-measuring-the-model.
/// </remarks>
/// <param name="Unit">Which row of the states, from 0.</param>
/// <param name="Threshold">Where yes begins.</param>
/// <param name="Above">Whether yes lies above the threshold; otherwise below.</param>
/// <param name="FitScore">Balanced accuracy, 0.5 … 1, on the states that chose the threshold.</param>
public sealed record UnitProbe(int Unit, double Threshold, bool Above, double FitScore)
{
    /// <summary>The best detector each unit can be, the best unit first.</summary>
    /// <param name="states">[H×N], one column a step; or any other features.</param>
    /// <param name="labels">[N]: what is to be detected at each step.</param>
    /// <exception cref="ArgumentException">There is not one label for each column, they are all alike, or a state is not a number.</exception>
    public static UnitProbe[] Rank(Matrix<Real> states, IReadOnlyList<bool> labels)
    {
        Require(states, labels);
        return [.. Enumerable.Range(0, states.RowCount)
            .Select(unit => Fit(unit, states.Row(unit).ToArray(), [.. labels]))
            .OrderByDescending(probe => probe.FitScore)];
    }

    /// <summary>Balanced accuracy on other states: what the search is judged by.</summary>
    /// <param name="states">[H×N], of the same network.</param>
    /// <param name="labels">[N].</param>
    /// <exception cref="ArgumentException">There is not one label for each column, they are all alike, or a state is not a number.</exception>
    public double Score(Matrix<Real> states, IReadOnlyList<bool> labels)
    {
        Require(states, labels);
        double Share(bool label) => states.Row(Unit).Zip(labels).Where(step => step.Second == label)
            .Average(step => step.First > Threshold == Above == label ? 1.0 : 0.0);
        return (Share(true) + Share(false)) / 2;
    }

    /// <summary>Walks the threshold up through the sorted values; below it lie so many yes and so many no.</summary>
    private static UnitProbe Fit(int unit, Real[] values, bool[] labels)
    {
        Array.Sort(values, labels);
        double yes = labels.Count(label => label), no = labels.Length - yes, yesBelow = 0, noBelow = 0;
        var best = new UnitProbe(unit, double.NegativeInfinity, true, 0.5);
        for (int n = 0; n + 1 < values.Length; n++)
        {
            _ = labels[n] ? yesBelow++ : noBelow++;
            double above = (1 - yesBelow / yes + noBelow / no) / 2, score = Math.Max(above, 1 - above);
            if (values[n] < values[n + 1] && score > best.FitScore)
                best = new(unit, (values[n] + values[n + 1]) / 2.0, above >= 0.5, score);
        }
        return best;
    }

    private static void Require(Matrix<Real> states, IReadOnlyList<bool> labels)
    {
        AllGiven(states, labels);
        if (labels.Count != states.ColumnCount)
            throw new ArgumentException($"{labels.Count} labels were given for {states.ColumnCount} steps: the states are {Shape.Of(states)} and need one label for each column.", nameof(labels));
        if (states.Exists(Real.IsNaN))
            throw new ArgumentException($"The states are {Shape.Of(states)} and not all are numbers: the network that made them has diverged.", nameof(states));
        if (labels.Distinct().Count() < 2)
            throw new ArgumentException($"All {labels.Count} labels are alike, so nothing can be told apart: take a longer text, or something that occurs in it.", nameof(labels));
    }
}
