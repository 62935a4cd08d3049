namespace SequenceModels.Exercises.Lessons;

/// <summary>How much of the past two tones need.</summary>
internal static partial class Lesson01
{
    private static Exercise Chord => new Exercise<Func<double, double, double[]>>("01.5", ExerciseKind.Derive)
    {
        Asks = "a function of two angles that returns four weights, that of x_{t−1} first",
        Hints =
        [
            "The first bracket turns its own tone into 0. What does the second bracket make of a 0?",
            "So a chord is silenced by both brackets, one after the other. Multiply them out, as if S were a number.",
            "The product has five terms, from 1 to S⁴, and S has one contribution from each bracket, S² three. Then bring all but the first to the other side.",
        ],
        Because = "Two rules in a row silence both tones, and their product reaches four steps back: two samples of the past for each tone.",
        Trials = () => [[0.3, 0.7], [1.0, 2.5], [2.0, 2.0], [0.0, Math.PI / 2]],
        Right = (first, second) => Weights(2 * Math.Cos(first), 2 * Math.Cos(second)),
        Mistakes =
        {
            { "sign", "These are the coefficients of the product. In the rule they are on the other side of the equals sign.", (first, second) => [.. Weights(2 * Math.Cos(first), 2 * Math.Cos(second)).Select(w => -w)] },
            { "rules added", "Here the two rules are added up. The sum of two rules silences neither tone: one has to follow the other.", (first, second) => [2 * Math.Cos(first) + 2 * Math.Cos(second), -2, 0, 0] },
            { "rules averaged", "Half of one rule and half of the other fits neither tone.", (first, second) => [Math.Cos(first) + Math.Cos(second), -1, 0, 0] },
            { "term forgotten", "In S² one of the contributions is missing: there are three, and two of them come from S² · 1.", (first, second) => [.. Weights(2 * Math.Cos(first), 2 * Math.Cos(second)).Select((w, lag) => lag == 1 ? w + 2 : w)] },
            { "factor 2 forgotten", "The rule of a tone has 2 cos(ω) in it, twice the cosine.", (first, second) => Weights(Math.Cos(first), Math.Cos(second)) },
            { "last sign not turned", "The last weight has the sign it has in the product. On the other side of the equals sign every one of them flips.", (first, second) => [.. Weights(2 * Math.Cos(first), 2 * Math.Cos(second)).Select((w, lag) => lag == 3 ? -w : w)] },
            { "second sign not turned", "The second weight has the sign it has in the product. On the other side of the equals sign every one of them flips.", (first, second) => [.. Weights(2 * Math.Cos(first), 2 * Math.Cos(second)).Select((w, lag) => lag == 1 ? -w : w)] },
            { "factor in the product forgotten", "Where the two cosines are multiplied, each of them brings a factor of 2.", (first, second) => [.. Weights(2 * Math.Cos(first), 2 * Math.Cos(second)).Select((w, lag) => lag == 1 ? w + 2 * Math.Cos(first) * Math.Cos(second) : w)] },
            { "sine and cosine exchanged", "The rule of a tone contains a cosine. These are sines.", (first, second) => Weights(2 * Math.Sin(first), 2 * Math.Sin(second)) },
            { "rules strung together", "The second rule is put behind the first here. It should act on what the first one leaves.", (first, second) => [2 * Math.Cos(first), -1, 2 * Math.Cos(second), -1] },
            { "order reversed", "The right weights, but the oldest sample first. The weight of x_{t−1} should come first.", (first, second) => [.. Enumerable.Reverse(Weights(2 * Math.Cos(first), 2 * Math.Cos(second)))] },
        },
    };

    // (1 − aS + S²)(1 − bS + S²) = 1 − (a + b)S + (2 + ab)S² − (a + b)S³ + S⁴
    private static double[] Weights(double a, double b) => [a + b, -(2 + a * b), a + b, -1];
}
