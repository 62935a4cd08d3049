using SequenceModels.Data;
using SequenceModels.Probability;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lessons 12-time-series and 12b-when-a-network-pays.</summary>
internal static partial class Lesson12
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [LongerWindows, Windows, Scale, Together, NoisyWeights];

    private static Exercise LongerWindows => new Exercise<Func<double>>("12.1", ExerciseKind.Predict)
    {
        Asks = "the mean squared error over all 40 steps",
        Hints =
        [
            "A mean does not say where the error arises. Which of the first 20 steps is responsible?",
            "Turn the mean over 20 steps back into a sum. What does the second half of the window add to it?",
            "The sum over 40 steps is the old sum and twenty cheap steps more. A mean divides by how many there are.",
        ],
        Because = "The first step contributes once per window, however long the window is: the sum hardly grows, and it is divided by twice as many steps. The network is no better. The average is.",
        Tolerance = 0.003,
        Right = () => ((20 * 0.055) + (20 * 0.003)) / 40,
        Mistakes =
        {
            { "mean taken for every step", "This would hold if each step had an error of 0.055. But most of the sum comes from one of them.", () => 0.055 },
            { "sum divided by the old steps", "The sum is right. It was divided by 20 steps, and there are 40.", () => 0.055 + 0.003 },
            { "first step forgotten", "This is the error of a late step. The window still has a beginning, and it is as hard as before.", () => 0.003 },
            { "sum instead of mean", "This is the sum of the 40 squared errors, not their mean.", () => (20 * 0.055) + (20 * 0.003) },
            { "factor", "Twice as many steps do not make twice the error: a mean is taken over all of them.", () => 2 * 0.055 },
        },
    };

    private static Exercise Windows => new Exercise<Func<double[], int, (double[], double[])[]>>("12.2", ExerciseKind.Fill)
    {
        Asks = "a function of a series and T that returns all windows, each with its targets",
        Hints =
        [
            "Cut the five values of the lesson's first table with a pencil. How many windows of 3 are there?",
            "A window may begin at 0, 1, 2 … The last usable one is the one whose last target is the last value.",
            "Both parts are ranges of the series, T long. One begins where the window begins; where does the other begin?",
        ],
        Because = "Each value of a window has its own target, the value after it. So the last value of a series is a target only, and n values give n − T windows.",
        Trials = () => [[new[] { 0.0, 1, 3, 4, 4 }, 3], [new[] { 2, -1, 0.5, 7 }, 1], [new[] { 1.0, 2, 4, 8, 16, 32, -3 }, 2]],
        Right = (x, T) => Cut(x, T),
        Mistakes =
        {
            { "target not shifted", "Input and target are the same values. A network that learns from these repeats what it hears, and its loss is splendid.", (x, T) => Cut(x, T, shift: 0) },
            { "off by one step", "The targets lie two steps ahead of the inputs: a value in between is skipped.", (x, T) => Cut(x, T, shift: 2) },
            { "order reversed", "Each pair stands the wrong way round: the window comes first, its targets second.", (x, T) => [.. Cut(x, T).Select(pair => (pair.Target, pair.Input))] },
            { "one window lost", "All windows are right, but the last one that could be had is missing.", (x, T) => Cut(x[..^1], T) },
            { "windows do not overlap", "Each window begins where the one before ended. Here every step of the series begins one.", (x, T) => [.. Cut(x, T).Where((_, start) => start % T == 0)] },
            { "target is one value", "Each window has one target, the value after its end. This network answers at every step, so every step needs a target.", (x, T) => [.. Cut(x, T).Select(pair => (pair.Input, pair.Target[^1..]))] },
        },
    };

    private static Exercise NoisyWeights => new Exercise<Func<double[], double, double>>("12.5", ExerciseKind.Derive)
    {
        Asks = "a function of the weights and σ that returns the standard deviation of the forecast's error",
        Hints =
        [
            "Which numbers in the equation carry noise? Count them all.",
            "Independent noises add by their variances, and a factor of w in front of a noise multiplies its variance by w².",
            "The error is the noise of the value to be forecast, minus the weighted noises of the values it was forecast from. Add the variances, then take one root.",
        ],
        Because = "The value to come has noise of its own, and each weight brings in the noise of its value: σ²(1 + Σw²). Large weights of opposite sign cancel the wave and pile up the noise.",
        Tolerance = 1e-6,
        Trials = () => [[new[] { 1.0 }, 0.2], [new[] { 2.0, -1 }, 1.0], [new[] { 0.3, -0.5, 1.7 }, 0.1], [new[] { 5.7352, -13.9457, 18.4211, -13.9457, 5.7352, -1 }, 0.2]],
        Right = (w, sigma) => sigma * Math.Sqrt(1 + Squares(w)),
        Mistakes =
        {
            { "own noise forgotten", "The weighted noises are right. But the value to be forecast is measured with noise, too.", (w, sigma) => sigma * Math.Sqrt(Squares(w)) },
            { "own noise only", "That is the noise of the value to come. The values it is forecast from are measured, too: exact weights multiply noisy values.", (_, sigma) => sigma },
            { "deviations added", "Standard deviations were added. Independent noises partly cancel: it is their variances that add.", (w, sigma) => sigma * (1 + w.Sum(Math.Abs)) },
            { "deviations added with signs", "Standard deviations were added, each with the sign of its weight. A noise of opposite sign is just as loud; and it is variances that add.", (w, sigma) => sigma * (1 + w.Sum()) },
            { "square of the sum", "The weights were summed before they were squared. That lets noises of opposite weight cancel, as if they were the same noise.", (w, sigma) => sigma * Math.Sqrt(1 + (w.Sum() * w.Sum())) },
            { "root forgotten", "This is the variance. Return the standard deviation.", (w, sigma) => sigma * sigma * (1 + Squares(w)) },
            { "root over σ only", "σ has come out of the root, but the rest still stands there as a variance.", (w, sigma) => sigma * (1 + Squares(w)) },
            { "own noise added outside", "The noise of the value to come was added after the root. It is independent, too: its variance belongs under the root.", (w, sigma) => sigma * (1 + Math.Sqrt(Squares(w))) },
            { "weight forgotten", "All noises were counted as equally loud. A weight makes the noise of its value louder or softer.", (w, sigma) => sigma * Math.Sqrt(1 + w.Length) },
            { "weights not squared", "A noise that is multiplied by w has its variance multiplied by something other than w.", (w, sigma) => sigma * Math.Sqrt(1 + w.Sum()) },
        },
    };

    private static (double[] Input, double[] Target)[] Cut(double[] x, int T, int shift = 1) =>
        [.. Enumerable.Range(0, x.Length - T - Math.Max(shift, 1) + 1).Select(start => (x[start..(start + T)], x[(start + shift)..(start + shift + T)]))];

    private static double Squares(double[] values) => values.Sum(value => value * value);

    private static double Deviation(double[] values) => Standardizer.Fit(values).Deviation;

    private static double Rmse(double[] said, double[] came) => ForecastError.Rmse(said, came);
}
