using SequenceModels.Data;
using SequenceModels.Probability;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lesson 03-latent-autoregressive-models.</summary>
internal static partial class Lesson03
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [HalfOfTheWeight, BeliefStep, Peeping, SureBelief, FairShare];

    private static readonly double[] Four = [2, 4, 3, 7];

    private static Exercise HalfOfTheWeight => new Exercise<Func<double[]>>("03.1", ExerciseKind.Predict)
    {
        Asks = "three numbers: the last state for α = 1, for α = 0, and how many values hold half of the weight for α = 0.1",
        Hints =
        [
            "α is the share of the way towards the new value. What is the whole way, and what is none of it?",
            "Each step leaves the share 1 − α of everything older. How much is left after two steps, after three?",
            "All but the newest n values hold (1 − α)^n together. Multiply 0.9 by itself until it falls below a half, and count.",
        ],
        Because = "α = 1 is the naive forecast, α = 0 never learns after the first value. In between the weight fades by the share α at each step, so that half of it lies within about 0.7/α values.",
        Tolerance = 0.005,
        Right = () => [Last(1), Last(0), NewestHolding(0.5)],
        Mistakes =
        {
            { "α and 1−α exchanged", "α is the share of the new value, 1 − α that of the old state: here they are exchanged.", () => [Last(0), Last(1), 1] },
            { "mean for α = 0", "With α = 0 nothing is averaged: the state never moves at all.", () => [Last(1), Four.Average(), NewestHolding(0.5)] },
            { "memory for half", "1/α values hold almost two thirds of the weight. Half of it is held by fewer.", () => [Last(1), Last(0), 10] },
            { "fading forgotten", "Five values of weight 0.1 would make a half. But only the newest has that much, and each older one has a tenth less.", () => [Last(1), Last(0), 5] },
            { "off by one step", "This number of values holds a little less than half. One more is needed.", () => [Last(1), Last(0), NewestHolding(0.5) - 1] },
            { "count not rounded up", "That is exactly where the half lies. But values come in whole numbers. How many does it take to reach it?", () => [Last(1), Last(0), Math.Log(0.5) / Math.Log(0.9)] },
            { "start taken for 0", "With α = 0 the state never moves: it stays where it started. Where was that?", () => [Last(1), 0, NewestHolding(0.5)] },
        },
    };

    private static Exercise Peeping => new Exercise<Func<double[], double, int, double>>("03.3", ExerciseKind.Fault)
    {
        Asks = "a function of the series x, of α and of an index that returns the RMSE of the forecasts of x[from] … x[T − 1], one step ahead",
        Hints =
        [
            "It is better than possible, so the forecast must know something that no forecast can know. What is it?",
            "Filter(x)[t] is the state after x[t] has come in.",
            "Mind the index: each x[t] must be compared with the state as it was before x[t] came.",
        ],
        Because = "The forecast of x_t is s_{t−1}. Since x_t − s_t = (1 − α)(x_t − s_{t−1}), the colleague's error is 1 − α times the true one, whatever the series. With α = 1 it would be 0.",
        Trials = () => [[Level(1, 30), 0.3, 5], [Level(2, 6), 0.9, 4], [Level(3, 200), 0.05, 100], [new double[] { 2, 4, 3, 7 }, 0.5, 2]],
        Right = (x, alpha, from) => Rmse(x, from, States(x, alpha), 1),
        Mistakes =
        {
            { "peeking", "The colleague's fault is still there: x[t] is compared with a state that has seen x[t].", (x, alpha, from) => Rmse(x, from, States(x, alpha), 0) },
            { "off by one step", "Now the state is one step too old: before x[t] comes, x[t − 1] is known.", (x, alpha, from) => Rmse(x, from, States(x, alpha), 2) },
            { "value for state", "That is the naive forecast: the last value, not the state that summarises all of them.", (x, _, from) => Rmse(x, from, x, 1) },
            { "first value not judged", "The forecasts are right. But the first value that is judged is x[from], and here it is the one after it.", (x, alpha, from) => Rmse(x, from + 1, States(x, alpha), 1) },
            { "root forgotten", "That is the mean of the squares. The RMSE is its root.", (x, alpha, from) => Math.Pow(Rmse(x, from, States(x, alpha), 1), 2) },
            { "too many values judged", "All values from the second one on are judged. The exercise asks for those from the index on.", (x, alpha, _) => Rmse(x, 1, States(x, alpha), 1) },
            { "absolute error", "That is the mean of the absolute errors. RMSE squares them first, and takes the root of their mean.", (x, alpha, from) => States(x, alpha)[(from - 1)..^1].Zip(x[from..], (s, value) => Math.Abs(value - s)).Average() },
            { "α and 1−α exchanged", "The smoother runs with 1 − α in place of α.", (x, alpha, from) => Rmse(x, from, States(x, 1 - alpha), 1) },
            { "past cut off", "The smoother starts afresh just before x[from]. It should have read everything before that.", (x, alpha, from) => Rmse(x[(from - 1)..], 1, States(x[(from - 1)..], alpha), 1) },
            { "window leaks the future", "Shifted the wrong way: now x[t] is compared with a state that has seen even x[t + 1].", (x, alpha, from) => ForecastError.Rmse(States(x, alpha).AsSpan(from + 1), x.AsSpan(from, x.Length - from - 1)) },
            { "multiplied for divided", "The true error is larger than the colleague's. This one is smaller still.", (x, alpha, from) => Rmse(x, from, States(x, alpha), 0) * (1 - alpha) },
        },
    };

    private static Exercise FairShare => new Exercise<Func<double, int, double>>("03.5", ExerciseKind.Derive)
    {
        Asks = "a function of α and t that returns the share g_t of the way to go towards x_t",
        Hints =
        [
            "Before they are normalised, the weights are 1 for the newest value, 1 − α, (1 − α)², … How many of them are there at step t?",
            "Their sum is a geometric series. What is the newest value's part of that sum?",
            "For t = 1 there is one value, and it must get all; for a large t the share must end at α. The sum of the first t powers of 1 − α has α in the denominator.",
        ],
        Because = "The newest value has weight 1 out of a sum of (1 − (1 − α)^t)/α. At first the share is large, as in a plain mean; later it falls to α. Adam corrects its averages in just this way.",
        Trials = () => [[0.05, 1], [0.05, 10], [0.5, 3], [0.9, 4], [0.1, 300]],
        Right = (alpha, t) => alpha / (1 - Math.Pow(1 - alpha, t)),
        Mistakes =
        {
            { "first value too heavy", "That is the lesson's own rule: it gives the first value whatever weight is left over.", (alpha, _) => alpha },
            { "nothing fades", "With this share the state is the plain mean: all values count the same, however old.", (_, t) => 1.0 / t },
            { "off by one step", "At step t there are t weights, with the powers 0 to t − 1. This sum has one too few.", (alpha, t) => alpha / (1 - Math.Pow(1 - alpha, t - 1)) },
            { "α and 1−α exchanged", "What fades at each step is the factor 1 − α, not α.", (alpha, t) => alpha / (1 - Math.Pow(alpha, t)) },
            { "multiplied for divided", "The share must be larger than α at first, and this one is smaller.", (alpha, t) => alpha * (1 - Math.Pow(1 - alpha, t)) },
            { "one step too many", "At step t there are t weights, with the powers 0 to t − 1. This sum has one more.", (alpha, t) => alpha / (1 - Math.Pow(1 - alpha, t + 1)) },
            { "upside down", "The fraction is upside down: this is the sum of the weights, which is above 1. A share is not.", (alpha, t) => (1 - Math.Pow(1 - alpha, t)) / alpha },
            { "α forgotten", "The sum of the powers of 1 − α has an α in the denominator. Divide 1 by that sum: where does the α go?", (alpha, t) => 1 / (1 - Math.Pow(1 - alpha, t)) },
            { "oldest for newest", "That is the share of the first value, the smallest of all. The exercise asks for the share of the newest.", (alpha, t) => alpha * Math.Pow(1 - alpha, t - 1) / (1 - Math.Pow(1 - alpha, t)) },
            { "counted from 1", "The powers run from 1 to t here. The newest value has not faded at all: its power is 0.", (alpha, t) => alpha / (1 - alpha) / (1 - Math.Pow(1 - alpha, t)) },
        },
    };

    private static double Last(double alpha) => States(Four, alpha)[^1];

    // The newest n values hold 1 − 0.9^n.
    private static double NewestHolding(double share) => Math.Ceiling(Math.Log(1 - share) / Math.Log(0.9));

    private static double[] States(double[] x, double alpha) => new ExponentialSmoothing(alpha).Filter(x);

    private static double[] Level(int seed, int length) => Synthetic.NoisyRandomWalk(new Random(seed), length, step: 0.2);

    /// <summary>The error of forecasting x[t] by what stood <paramref name="back"/> steps before.</summary>
    private static double Rmse(double[] x, int from, double[] states, int back) => ForecastError.Rmse(states.AsSpan(from - back, x.Length - from), x.AsSpan(from));
}
