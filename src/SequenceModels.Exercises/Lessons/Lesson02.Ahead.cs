using SequenceModels.Data;
using SequenceModels.Probability;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Many steps ahead: by feeding forecasts back, and directly.</summary>
internal static partial class Lesson02
{
    private const int Train = 600;
    private const int From = 667;
    private const int Far = 64;

    private static Exercise OwnWords => new Exercise<Func<double[], double[], int, int, double>>("02.3", ExerciseKind.Fault)
    {
        Asks = "a function of the series x, the weights w (that of the last value first), t and k that returns the forecast of x[t] k steps ahead",
        Hints =
        [
            "Hide x[t − k + 1] to x[t − 1]: put double.NaN there. What does the colleague's function say now?",
            "x[t − k] is the last value that was seen. What takes the place of the later ones in the window?",
            "Keep a list, at first the values up to x[t − k]. Each turn of the loop adds one forecast to it, and the weights look at its last few entries.",
        ],
        Because = "A k-step forecast is fed its own forecasts: each one enters the window and pushes the oldest value out. What lies between x[t − k] and x[t] must make no difference.",
        Trials = () =>
        [
            [Series(1, 9), new[] { 0, 0.5 }, 7, 4],
            [Series(2, 6), new[] { 0.7, -0.2, 0.4 }, 4, 1],
            [Series(3, 12), new[] { 0.5, 0.3, -0.1 }, 11, 3],
            [Series(4, 8), new[] { -0.9 }, 7, 5],
            [Series(5, 80), new[] { 0.4, 0.1, 0.2, 0.25 }, 75, 64],
        ],
        Right = (x, w, t, k) => Ahead(x[..(t - k + 1)], w, k, (window, next) => [.. window, next]),
        Mistakes =
        {
            { "window leaks the future", "The colleague's fault is still there: the window holds values up to x[t − 1]. They were not known when the forecast was made.", (x, w, t, _) => Ahead(x[..t], w, 1, (window, _) => window) },
            { "window not moved", "Now nothing leaks. But this is the forecast one step after x[t − k], whatever k is: the forecasts never enter the window.", (x, w, t, k) => Ahead(x[..(t - k + 1)], w, 1, (window, _) => window) },
            { "last value overwritten", "Here the forecast replaces the last value, which is lost. All values should move one place back, so that only the oldest falls out.", (x, w, t, k) => Ahead(x[..(t - k + 1)], w, k, (window, next) => [.. window[..^1], next]) },
            { "order reversed", "The first weight belongs to the last value. Here it meets the oldest one of the window.", (x, w, t, k) => Ahead(x[..(t - k + 1)], [.. Enumerable.Reverse(w)], k, (window, next) => [.. window, next]) },
            { "off by one step", "The right number of turns, from one value too early: x[t − k] itself is known. (The range x[..n] ends before x[n].)", (x, w, t, k) => Ahead(x[..(t - k)], w, k, (window, next) => [.. window, next]) },
            { "one step too few", "This is a forecast k − 1 steps ahead: x[t − k + 1] has been seen, and should not have been.", (x, w, t, k) => Ahead(x[..(t - k + 2)], w, k - 1, (window, next) => [.. window, next]) },
            { "loop ends too early", "The right beginning, but one turn too few: this is the forecast of x[t − 1].", (x, w, t, k) => Ahead(x[..(t - k + 1)], w, k - 1, (window, next) => [.. window, next]) },
            { "one step too many", "The right beginning, but one turn too many: this is the forecast of x[t + 1].", (x, w, t, k) => Ahead(x[..(t - k + 1)], w, k + 1, (window, next) => [.. window, next]) },
            { "last value not used", "x[t − k] has been seen. Here it is forecast once more, and the forecast takes its place.", (x, w, t, k) => Ahead(x[..(t - k)], w, k + 1, (window, next) => [.. window, next]) },
            { "sum not reset", "Each forecast is a sum that begins at 0. This one continues from the forecast before.", SumGoesOn },
        },
    };

    private static Exercise Direct => new Exercise<Func<double>>("02.4", ExerciseKind.Change)
    {
        Asks = "the RMSE of the direct AR(4), 64 steps ahead, on x[667..], to four digits",
        Hints =
        [
            "There are two sets of windows: one to fit on, from x[..600], and one to judge on. Both have their targets 64 steps ahead.",
            "The weights solve inputsᵀ · w ≈ targets: QR, as in section 3. A forecast is a window's column times the weights.",
            "The first target to be judged is x[667], so the last value of its window is x[603]. Where does that window begin?",
        ],
        Because = "Feeding forecasts back is not the culprit: four noisy values do not contain the direction of the wave, whatever is done with them. What matters is the window.",
        Tolerance = 5e-5,
        Right = () => DirectError(4, Train),
        Mistakes =
        {
            { "experiment not changed", "That is the iterated forecast again, the number that the cell prints.", () => ForecastError.Rmse(AutoregressiveModel.Fit(Noisy.AsSpan(0, Train), 4, intercept: false).KStepPredictions(Noisy, Far, From), Noisy.AsSpan(From)) },
            { "one step ahead", "Fitted and judged one step ahead: the targets of both sets of windows lie 64 steps ahead.", () => DirectError(4, Train, ahead: 1, judged: 1) },
            { "weights of another question", "Judged 64 steps ahead, but fitted one step ahead: the weights must be fitted on the question that they are asked.", () => DirectError(4, Train, ahead: 1) },
            { "training error", "Judged on the windows it was fitted on. The held-out targets are those from x[667] on.", TrainingError },
            { "window leaks the future", "Fitted on the whole series, the judged end included.", () => DirectError(4, Noisy.Length) },
            { "root forgotten", "That is the mean of the squares. The RMSE is its root.", () => Math.Pow(DirectError(4, Train), 2) },
            { "constant fitted as well", "A constant has been fitted too, by a row of ones among the inputs. Here the model has none.", WithConstant },
            { "first value not judged", "The windows begin at x[667], so that the first target is x[734]. The exercise asks for the targets from x[667] on: their windows lie before it.", () => DirectError(4, Train, from: From + Far + 3) },
            { "window begins where it should end", "x[603] is the last value of the first window, not its first: here x[667] to x[669] are not judged.", () => DirectError(4, Train, from: From + 3) },
            { "off by one step", "Judged one value too early: the first target here is x[666].", () => DirectError(4, Train, from: From - 1) },
            { "naive forecast", "That is the naive forecast, which the cell prints as well.", () => ForecastError.Rmse(Baselines.Naive(Noisy, Far, From), Noisy.AsSpan(From)) },
            { "other window", "That is a window of 64. A good question, and a telling answer, but the exercise asks for AR(4).", () => DirectError(Far, Train) },
        },
    };

    private static double[] Series(int seed, int length) => Synthetic.NoisyRandomWalk(new Random(seed), length, step: 1);

    private static double[] Noisy => Synthetic.NoisySine(new Random(1));

    /// <summary>The k-th forecast, where <paramref name="move"/> makes the next window of the last and the forecast; for k = 0 the last value known.</summary>
    private static double Ahead(double[] x, double[] w, int k, Func<double[], double, double[]> move)
    {
        double forecast = x[^1];
        for (double[] window = x; k > 0; k--)
        {
            forecast = w.Select((weight, lag) => weight * window[^(lag + 1)]).Sum();
            window = move(window, forecast);
        }
        return forecast;
    }

    private static double SumGoesOn(double[] x, double[] w, int t, int k)
    {
        double sum = 0;
        List<double> window = [.. x[..(t - k + 1)]];
        for (; k > 0; k--)
            window.Add(sum += w.Select((weight, lag) => weight * window[^(lag + 1)]).Sum());
        return sum;
    }

    private static double DirectError(int tau, int train, int ahead = Far, int judged = Far, int from = From) =>
        Error(Windows.Over(Noisy.AsSpan(from - tau - judged + 1), tau, judged), DirectWeights(tau, train, ahead));

    private static double WithConstant()
    {
        var (inputs, targets) = Windows.Over(Noisy.AsSpan(0, Train), 4, Far);
        var judged = Windows.Over(Noisy.AsSpan(From - 4 - Far + 1), 4, Far);
        static Matrix<double> Ones(Matrix<double> windows) => windows.Stack(Matrix<double>.Build.Dense(1, windows.ColumnCount, 1));
        return Error(judged with { Inputs = Ones(judged.Inputs) }, Ones(inputs).Transpose().QR().Solve(targets));
    }

    private static double TrainingError() => Error(Windows.Over(Noisy.AsSpan(0, Train), 4, Far), DirectWeights(4, Train, Far));

    private static Vector<double> DirectWeights(int tau, int train, int ahead)
    {
        var (inputs, targets) = Windows.Over(Noisy.AsSpan(0, train), tau, ahead);
        return inputs.Transpose().QR().Solve(targets);
    }

    private static double Error(Windows windows, Vector<double> weights) => ForecastError.Rmse((windows.Inputs.Transpose() * weights).ToArray(), windows.Targets.ToArray());
}
