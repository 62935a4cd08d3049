using SequenceModels.Training;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Using what was learnt: a sampler without outsiders, and the search for a unit.</summary>
internal static partial class Lesson07
{
    private static Exercise TopK => new Exercise<Func<double[], int, double, double[]>>("07.4", ExerciseKind.Change)
    {
        Asks = "a function of the scores, k and the temperature that returns one probability for each letter",
        Hints =
        [
            "What should be the probability of a letter that may never be drawn? And what must all probabilities sum to?",
            "Find the k largest scores. Only they take part in the softmax. The others behave as if their score were −∞.",
            "e to the score over the temperature for the k best, 0 for all others, and then everything divided by the sum.",
        ],
        Because = "The outsiders are shut out, and what they had is shared by the k best in proportion. Taken together, a long tail of unlikely letters is drawn often, and that is where a sample at temperature 1 goes astray.",
        Trials = () =>
        [
            [new[] { 1.0, 2.2, -3, 4.1 }, 2, 1.0], [new[] { 1.0, 2.2, -3, 4.1 }, 4, 2.0], [new[] { -0.5, -2, -0.1, -7, -1 }, 3, 0.5], [new[] { 0.3, 0.2, 0.7 }, 1, 1.5],
        ],
        Right = (scores, k, temperature) => Shares(scores, k, score => Math.Exp(score / temperature)),
        Mistakes =
        {
            { "not renormalised", "The outsiders are out, but what they had is lost: the probabilities no longer sum to 1.", (scores, k, temperature) => [.. Shares(scores, scores.Length, score => Math.Exp(score / temperature)).Zip(scores, (p, score) => score >= Least(scores, k) ? p : 0)] },
            { "zero for minus infinity", "The outsiders' scores were set to 0. Softmax turns that into e⁰ = 1, which for some is even a gift.", (scores, k, temperature) => Shares([.. scores.Select(score => score >= Least(scores, k) ? score : 0)], scores.Length, score => Math.Exp(score / temperature)) },
            { "temperature multiplied", "Here the scores are multiplied by the temperature. Then heat makes the favourite more likely.", (scores, k, temperature) => Shares(scores, k, score => Math.Exp(score * temperature)) },
            { "temperature forgotten", "The temperature does nothing here.", (scores, k, _) => Shares(scores, k, Math.Exp) },
            { "worst kept", "The k worst letters were kept.", (scores, k, temperature) => [.. Shares([.. scores.Select(score => -score)], k, score => Math.Exp(-score / temperature))] },
            { "one too many kept", "One letter too many takes part.", (scores, k, temperature) => Shares(scores, Math.Min(k + 1, scores.Length), score => Math.Exp(score / temperature)) },
            { "one too few kept", "One letter too few takes part: the k-th best is among the k best.", (scores, k, temperature) => Shares([.. scores.Select(score => score > Least(scores, k) ? score : double.NegativeInfinity)], scores.Length, score => Math.Exp(score / temperature)) },
            { "all kept", "That is the softmax over all letters: none is shut out.", (scores, _, temperature) => Shares(scores, scores.Length, score => Math.Exp(score / temperature)) },
            { "all k alike", "Here the k best have equal probabilities. Among them the better ones should still be more likely.", (scores, k, _) => Shares(scores, k, _ => 1) },
        },
    };

    private static Exercise Search => new Exercise<Func<double[], bool[], double>>("07.5", ExerciseKind.Derive)
    {
        Asks = "a function of a unit's values and of what is inside that returns the best balanced accuracy, over all thresholds and both sides",
        Hints =
        [
            "If yes is rare, what would a detector score that says no to everything? Your measure should give it ½.",
            "A threshold between two neighbouring values is as good as any other there. So there are no more thresholds to try than values.",
            "For each value as a threshold: the share of yes above it and the share of no not above it, and their mean. If that is s, the other side has 1 − s.",
        ],
        Because = "Balanced accuracy gives ½ to a detector that always says no, however rare yes is. But a search over thresholds, sides and units takes the best of many: on the text that was searched, even noise looks good. That is why the score is measured on text that was not searched.",
        Trials = () =>
        [
            [new[] { 0.9, -0.2, 0.4, 0.8, -0.7, 0.1 }, new[] { true, false, false, true, false, true }],
            [new[] { -0.9, -0.8, 0.3, 0.5, 0.5, 0.5, 0.7, 0.9 }, new[] { false, true, true, false, true, false, false, false }],
            [new[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1 }, new[] { false, false, true, false, false, false, false, false, false, false }],
            [new[] { -1.0, 1 }, new[] { true, false }],
        ],
        Right = (unit, inside) => UnitProbe.Rank(Matrix<double>.Build.DenseOfRowArrays(unit), inside)[0].FitScore,
        Mistakes =
        {
            { "plain accuracy", "This is the share of all steps classified correctly. Where yes is rare, saying no gets you far.", (unit, inside) => unit.Max(cut => TwoSides(Plain(unit, inside, cut))) },
            { "plain accuracy, one side only", "Two things: this is the share of all steps classified correctly, and units that are low inside are not found.", (unit, inside) => unit.Max(cut => Plain(unit, inside, cut)) },
            { "one side only", "Only units that are high inside are found. What if one is low inside?", (unit, inside) => Math.Max(0.5, unit.Max(cut => Balanced(unit, inside, cut))) },
            { "threshold at zero", "A unit need not switch at zero: try all thresholds.", (unit, inside) => TwoSides(Balanced(unit, inside, 0)) },
            { "only yes counted", "This is the share of yes that was found. A detector that always says yes finds them all.", (unit, inside) => unit.Prepend(double.NegativeInfinity).Max(cut => Share(unit, inside, cut, true)) },
            { "equal values told apart", "Some values are equal, and here a threshold passes between them. A threshold has equal values on the same side.", (unit, inside) => Balanced([.. unit.Select((value, t) => value + (1e-9 * t))], inside) },
            { "other side only", "Only units that are low inside are found. What if one is high inside?", (unit, inside) => Math.Max(0.5, unit.Max(cut => 1 - Balanced(unit, inside, cut))) },
            { "threshold at the mean", "A unit need not switch at its mean: try all thresholds.", (unit, inside) => TwoSides(Balanced(unit, inside, unit.Average())) },
            { "threshold at zero, one side only", "Two things: a unit need not switch at zero, and it may be low inside.", (unit, inside) => Balanced(unit, inside, 0) },
        },
    };

    /// <summary>The k largest scores share all the chance, in proportion to what <paramref name="weight"/> makes of them.</summary>
    private static double[] Shares(double[] scores, int k, Func<double, double> weight)
    {
        double[] weights = [.. scores.Select(score => score >= Least(scores, k) ? weight(score) : 0)];
        return [.. weights.Select(value => value / weights.Sum())];
    }

    private static double Least(double[] scores, int k) => scores.OrderDescending().ElementAt(k - 1);

    private static double Balanced(double[] unit, bool[] inside) => unit.Max(cut => TwoSides(Balanced(unit, inside, cut)));

    private static double Balanced(double[] unit, bool[] inside, double cut) => (Share(unit, inside, cut, true) + Share(unit, inside, cut, false)) / 2;

    private static double Plain(double[] unit, bool[] inside, double cut) => unit.Zip(inside).Average(step => step.First > cut == step.Second ? 1.0 : 0);

    /// <summary>Of the yes (or the no), how many are classified correctly by "above the threshold".</summary>
    private static double Share(double[] unit, bool[] inside, double cut, bool label) =>
        unit.Zip(inside).Where(step => step.Second == label).Average(step => step.First > cut == label ? 1.0 : 0);

    private static double TwoSides(double score) => Math.Max(score, 1 - score);
}
