namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lesson 02-autoregressive-models.</summary>
internal static partial class Lesson02
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [RandomWalk, LeastSquares, OwnWords, Direct, EndPoint];

    private static Exercise RandomWalk => new Exercise<Func<double[]>>("02.1", ExerciseKind.Predict)
    {
        Asks = "three numbers: the weight, the error of naive 1 step ahead, and 64 steps ahead",
        Hints =
        [
            "Write down x_t − x_{t−1}. Then write down x_t − x_{t−64}: what has happened in between?",
            "The best guess of a walk's next value needs only the last value. With which weight?",
            "Independent errors do not add up, but their squares do. The RMSE is the root of that sum.",
        ],
        Because = "Naive is the true model of a walk, so there is nothing to learn beyond the weight 1. Sixty-four independent steps have sixty-four times the variance of one, and √64 times its standard deviation.",
        Tolerance = 0.03,
        Right = () => Walk(64),
        Mistakes =
        {
            { "errors added", "The weight is right. But the steps go both ways and partly cancel: their squares add up, not their sizes.", () => [1, 1, 64] },
            { "variance for standard deviation", "The weight is right, and 64 is the sum of the squares. The RMSE is in the unit of the series: take the root.", () => [1, 1, 4096] },
            { "error does not grow", "That would be a series that comes back to where it was. A walk does not: each step stays in it for ever.", () => [1, 1, 1] },
            { "noise drawn anew", "That is the error of naive on a wave with added noise, where the noise of the last value is gone in the next. Here the noise is the walk itself.", () => [1, Math.Sqrt(2), Math.Sqrt(2)] },
            { "steps for values", "It is true that the steps are independent. But a value is the sum of all steps so far, and the next one starts from there.", () => [0, .. Walk(64)[1..]] },
        },
    };

    private static Exercise LeastSquares => new Exercise<Func<double[], double>>("02.2", ExerciseKind.Fill)
    {
        Asks = "a function of a series, oldest value first, that returns the weight w of AR(1) without a constant",
        Hints =
        [
            "List the pairs (last, next) of 4, 2, 2, 1, 1 on paper. How many are there?",
            "The numerator is last times next, the denominator last times last, each summed over the same pairs.",
            "The last value of the series has no successor, so it must not enter the denominator.",
        ],
        Because = "Least squares weighs each pair by the size of what it starts from. And nothing in it keeps w below 1: where the series grows, the forecasts explode.",
        Trials = () => [[new double[] { 4, 2, 2, 1, 1 }], [new double[] { 1, 2, 2, 4 }], [new[] { -2, 3.5 }], [new[] { 0.5, -1, 2, 0, -3, 1.25 }]],
        Right = x => Sum(x, (last, next) => last * next) / Sum(x, (last, _) => last * last),
        Mistakes =
        {
            { "one square too many", "The sum in the denominator runs over all values. The last one has no successor and belongs to no pair.", x => Sum(x, (last, next) => last * next) / x.Sum(value => value * value) },
            { "backwards", "The denominator has the squares of what came next: this weight forecasts the past from the future.", x => Sum(x, (last, next) => last * next) / Sum(x, (_, next) => next * next) },
            { "mean of ratios", "Here every pair has its own ratio next/last, and all count the same. Least squares minimises the squared residuals, and large values have larger ones.", x => Sum(x, (last, next) => next / last) / (x.Length - 1) },
            { "ratio of sums", "All next values over all last values: that makes the residuals add up to 0, but does not minimise their squares.", x => Sum(x, (_, next) => next) / Sum(x, (last, _) => last) },
            { "constant fitted as well", "The means have been taken away: this is the weight of a model that has a constant too.", Centred },
            { "upside down", "The fraction is upside down: a large numerator must make the weight large.", x => Sum(x, (last, _) => last * last) / Sum(x, (last, next) => last * next) },
            { "square of the sum", "In the denominator each value is squared first, and then they are added up.", x => Sum(x, (last, next) => last * next) / Math.Pow(Sum(x, (last, _) => last), 2) },
            { "division forgotten", "That is the numerator alone.", x => Sum(x, (last, next) => last * next) },
        },
    };

    private static Exercise EndPoint => new Exercise<Func<double, double[], double>>("02.5", ExerciseKind.Derive)
    {
        Asks = "a function of the constant c and the weights w that returns the value at which the forecasts end",
        Hints =
        [
            "At the end the forecasts no longer change. What does the equation of the model say about a value that does not change?",
            "Call the end point m and put it in for every x: one equation with one unknown.",
            "The whole window is m by then, so the coefficient of m is the sum of the weights.",
        ],
        Because = "The end point reproduces itself: m is c plus m times the sum of the weights. The nearer that sum is to 1, the more a small error in c is multiplied.",
        Trials = () => [[1.0, new[] { 0.5 }], [-2.0, new[] { 0.6, 0.3 }], [0.3, new[] { 0.25, 0.25, 0.25, 0.2 }], [1.5, new[] { -0.5 }], [2.0, new[] { 1.2, -0.5 }]],
        Right = (c, w) => c / (1 - w.Sum()),
        Mistakes =
        {
            { "first weight only", "For a window of one this is right. In a wider window all values are at the end point, and every weight counts.", (c, w) => c / (1 - w[0]) },
            { "sign", "Take m = c + s·m, with s the sum of the weights, and bring s·m to the other side once more. Which sign does it have there?", (c, w) => c / (1 + w.Sum()) },
            { "constant alone", "That is the first forecast from a window of zeros. It goes back into the window, and the next one is different.", (c, _) => c },
            { "one step only", "That is the second forecast from zeros, or nearly. The end point is where no further step changes anything.", (c, w) => c + c * w.Sum() },
            { "multiplied for divided", "The distance to the end shrinks by less than a whole at each step: the end point lies further out than c, not nearer, when the weights are positive.", (c, w) => c * (1 - w.Sum()) },
            { "mean for sum", "The weights are averaged here. Each of them takes its own share of m.", (c, w) => c / (1 - w.Average()) },
            { "constant forgotten", "The end point grows with the constant. Here c does nothing.", (_, w) => 1 / (1 - w.Sum()) },
            { "1 forgotten", "m appears on both sides of its equation. How much of it is left when s·m has moved to the other side?", (c, w) => c / w.Sum() },
            { "bracket forgotten", "Division comes before subtraction: without a bracket, C# divides by 1.", (c, w) => c / 1 - w.Sum() },
        },
    };

    private static double[] Walk(int ahead) => [1, 1, Math.Sqrt(ahead)];

    private static double Sum(double[] x, Func<double, double, double> pair) => x.Zip(x.Skip(1), pair).Sum();

    private static double Centred(double[] x)
    {
        double last = x.SkipLast(1).Average(), next = x.Skip(1).Average();
        return Sum(x, (a, b) => (a - last) * (b - next)) / Sum(x, (a, _) => (a - last) * (a - last));
    }
}
