using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Charts.Tests;

/// <summary>One small figure of every kind.</summary>
internal static class Gallery
{
    public static readonly IReadOnlyDictionary<string, Figure> Figures = new Dictionary<string, Figure>
    {
        ["lines"] = Chart.Lines("Lines", [1, 4, 16], [("AR(4)", [0.2, 0.25, 0.4]), ("naive", [0.3, 0.3, 0.5], Role.Baseline)], "k (steps)", "RMSE", [("floor", 0.2)], logX: true),
        ["steps"] = Chart.Lines("Steps", [("x", Enumerable.Range(0, 50).Select(t => Math.Sin(t)), Role.Target)], "t", "x_t"),
        ["forecast"] = Chart.Forecast("Forecast", [1, 2, 4, 7, 11, 16], [("model", [7.5, 11.5, 15.0])], start: 3),
        ["bars"] = Chart.Bars("Bars", ["a", "b"], [("train", [1, 2]), new Series("test", [1.5, 2.5]) { Lower = [1, 2], Upper = [2, 3] }], "set", "loss (bits)"),
        ["heat map"] = Chart.HeatMap("Heat map", Matrix<double>.Build.DenseOfRowArrays([0.25, 0.75], [1, 0]), ["a", "b"], ["a", "b"], "next", "last", "probability"),
        ["probabilities"] = Chart.Probabilities("Probabilities", ["l", "l"], "abcdefgh".Select(c => $"{c}"), Matrix<double>.Build.Dense(8, 2, 0.125)),
        ["scatter"] = Chart.Scatter("Scatter", [("pairs", [1, 2], [2, 3])], "x", "y", diagonal: true),
        ["histogram"] = Chart.Histogram("Histogram", [("h", [0.1, 0.2, 0.9])], "h", bins: 3),
        ["trajectory"] = Chart.StateTrajectory("Trajectory", [("path", [Vector<double>.Build.Dense([0.0, 0]), Vector<double>.Build.Dense([0.5, -0.5])])]),
        ["diagram"] = Chart.Diagram("Diagram", [("a", "data", 0, 0), ("b", "model", 1, 0)], [("a", "b", "fit")]),
        ["diagram steps"] = Chart.DiagramSteps("Diagram steps", [("a", "data", 0, 0), ("b", "model", 1, 0)], [("a", "b", "fit")], [("first", "There are data", ["a"]), ("then", "A model fits them", ["b"])]),
        ["lstm cell"] = Chart.LstmCell("LSTM"),
        ["gates over text"] = Chart.GatesOverText("Gates", "to be\n", Matrix<double>.Build.Dense(3, 6, (i, j) => (i + j) / 7.0), "forget gate f_t"),
        ["gradient by lag"] = Chart.GradientByLag("Gradients", [("ρ = 0.5", Enumerable.Range(0, 20).Select(k => Math.Pow(0.5, k))), ("ρ = 1.1", Enumerable.Range(0, 20).Select(k => Math.Pow(1.1, k)))]),
        ["loss surface"] = Chart.LossSurface("Surface", [-1, 0, 1, 2], [0, 0.5, 1], Matrix<double>.Build.Dense(3, 4, (i, j) => 0.01 + (i * i) + (j * j)), "w_hh", "b", [("SGD", [(2, 1), (1, 0.5), (0, 0)])]),
        ["learning curves"] = Chart.LearningCurves("Learning", [Series.OverSeeds("GRU", [[4.0, 3, 2.5], [4.2, 3.1, 2.4]]), ("RNN", [4.3, 3.9, 3.7])], "update", "loss (bits)", [("uniform", 4.75)], step: 100),
        ["confusion matrix"] = Chart.ConfusionMatrix("Confusions", [0, 1, 2, 2], [0, 1, 2, 1], ["noun", "verb", "other"]),
        ["images"] = Chart.Images("Images", [Matrix<double>.Build.Dense(4, 3, 0.5), Matrix<double>.Build.Dense(4, 3, 1)], ["half", "full"]),
        ["beam tree"] = Chart.BeamTree("Beam",
        [
            new("0", null, "", 0, true), new("a", "0", "a", -0.5, true), new("b", "0", "b", -1, false), new("aa", "a", "a", -2, false), new("ab", "a", "b", -0.7, true),
        ]),
        ["unrolled graph"] = Chart.UnrolledGraph("Unrolled", [1, 0], [0.46, 0.23], [double.NaN, 0.2], 0.5, 0.25, 0.9, targets: [double.NaN, 1]),
        ["unrolled steps"] = Chart.UnrolledSteps("Unrolled steps", [1, 0], [0.46, 0.23], [double.NaN, 0.2], 0.5, 0.25, 0.9, dh: [0.1, 0.4], targets: [double.NaN, 1]),
        ["rnn types"] = Chart.RnnTypes("Types"),
        ["slider"] = Chart.Slider("Slider", "spectral radius ρ",
        [
            ("0.5", Chart.Lines("It fades", [("norm", [1, 0.5, 0.25])], "k", "norm", logY: true)),
            ("1", Chart.Lines("It stays", [("norm", [1, 1]), ("other", [3, 10])], "k", "norm", logY: true)),
        ]),
    };

    public static TheoryData<string> Names => [.. Figures.Keys];
}
