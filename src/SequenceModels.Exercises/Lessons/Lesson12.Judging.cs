using SequenceModels.Data;

namespace SequenceModels.Exercises.Lessons;

internal static partial class Lesson12
{
    private static Exercise Scale => new Exercise<Func<double[], int, double[]>>("12.3", ExerciseKind.Fault)
    {
        Asks = "a function of the series and the length of its training part that returns the whole series, scaled",
        Hints =
        [
            "Which months does the friend look at before the first forecast is made?",
            "A statistic is learnt like a weight. What may be learnt from?",
            "Two statistics are taken, both from the same part. But the whole series is shifted and stretched with them.",
        ],
        Because = "Mean and standard deviation are learnt, so they come from the training part alone. They are then applied to everything, because the network must see all months on one scale.",
        Tolerance = 1e-6,
        Trials = () => [[new[] { 1.0, 2, 4, 7, 20 }, 3], [new[] { -3.0, 5, 0.5, -8, -9, 30 }, 4], [new[] { 10.0, -10, 4, 7, 1 }, 3]],
        Right = (x, train) => Standardizer.Fit(x[..train]).Apply(x),
        Mistakes =
        {
            { "future leaks", "Mean and standard deviation still come from all months, including those to be forecast.", (x, _) => Standardizer.Fit(x).Apply(x) },
            { "mean leaks", "Half fixed: the deviation is taken over the training part, but the mean still knows where the future lies.", (x, train) => Scaled(x, x.Average(), Around(x.Average(), x[..train])) },
            { "deviation leaks", "Half fixed: the mean is fair, but the deviation still knows how far the future strays.", (x, train) => Scaled(x, x[..train].Average(), Around(x[..train].Average(), x)) },
            { "mean leaks alone", "Half fixed: the deviation is fair, but the mean still knows where the future lies.", (x, train) => Scaled(x, x.Average(), Deviation(x[..train])) },
            { "deviation leaks alone", "Half fixed: the mean is fair, but the deviation is still that of all months, around their own mean.", (x, train) => Scaled(x, x[..train].Average(), Deviation(x)) },
            { "off by one step", "One value too many was learnt from: the first of those to be forecast.", (x, train) => Standardizer.Fit(x[..(train + 1)]).Apply(x) },
            { "two scales", "Each part was scaled separately. Then the rest leaks into its own scale, and a step between the parts vanishes: the network sees two worlds.",
                (x, train) => [.. Scaled(x[..train], x[..train].Average(), Deviation(x[..train])), .. Scaled(x[train..], x[train..].Average(), Deviation(x[train..]))] },
            { "rest not scaled", "The training part is scaled, the rest is as it was. The network would see two worlds.", (x, train) => [.. Standardizer.Fit(x[..train]).Apply(x[..train]), .. x[train..]] },
            { "rest forgotten", "The training part is scaled fairly. But the network must read the rest, too.", (x, train) => Standardizer.Fit(x[..train]).Apply(x[..train]) },
            { "variance for deviation", "The values were divided by the variance. Its unit is the square of the values' unit.", (x, train) => Scaled(x, x[..train].Average(), Deviation(x[..train]) * Deviation(x[..train])) },
            { "n − 1 for n", "Nothing leaks. But the squares were divided by n − 1, and the friend (like Standardizer) divides by n.",
                (x, train) => Scaled(x, x[..train].Average(), Deviation(x[..train]) * Math.Sqrt(train / (train - 1.0))) },
        },
    };

    private static Exercise Together => new Exercise<Func<double[][], double[], double>>("12.4", ExerciseKind.Change)
    {
        Asks = "a function of several forecasts and of the true values that returns the RMSE of their mean",
        Hints =
        [
            "Which comes first, the mean or the error?",
            "First one forecast for each month: the mean of what the networks forecast for that month.",
            "Make one array out of the many, as long as each of them. Then judge it as you would judge any single forecast.",
        ],
        Because = "What is chance in the errors points in different directions and cancels in the mean forecast. RMSE is a distance, and a mean of points is never farther away than the points are on average.",
        Trials = () =>
        [
            [new double[][] { [1, 2, 3], [3, 1, 5] }, new[] { 2.0, 2, 2 }],
            [new double[][] { [-1, 4, 0.5, 2], [2, 2, 0, -3], [0, 1, 7, 1] }, new[] { 1.0, -2, 3, 0 }],
            [new double[][] { [4], [-1], [0.3], [2] }, new[] { 0.5 }],
        ],
        Tolerance = 1e-6,
        Right = (said, came) => Rmse(MeanForecast(said), came),
        Mistakes =
        {
            { "mean of the errors", "Each forecast was judged alone, and the errors averaged. Then nothing can cancel.", (said, came) => said.Average(one => Rmse(one, came)) },
            { "squares averaged first", "The squared errors of all networks were averaged, and then the root was taken. Then nothing can cancel, either.", (said, came) => Math.Sqrt(said.Average(one => Math.Pow(Rmse(one, came), 2))) },
            { "best one picked", "This is the error of the best forecast. Could you know beforehand which one that will be?", (said, came) => said.Min(one => Rmse(one, came)) },
            { "sum instead of mean", "The forecasts were added, but not divided by how many there are.", (said, came) => Rmse([.. MeanForecast(said).Select(value => value * said.Length)], came) },
            { "not divided by the months", "The squares were summed and the root was taken, but a mean is divided by how many months there are.", (said, came) => Rmse(MeanForecast(said), came) * Math.Sqrt(came.Length) },
            { "months cancel", "Errors of different months were added with their signs, so that too much in one month pays for too little in another. RMSE squares first.", (said, came) => Math.Abs(MeanForecast(said).Zip(came, (o, y) => o - y).Average()) },
            { "root forgotten", "This is the mean squared error. Return its root, in the unit of the series.", (said, came) => Math.Pow(Rmse(MeanForecast(said), came), 2) },
            { "absolute error", "The mean of |error| is a fair measure, but a different one: RMSE squares first.", (said, came) => MeanForecast(said).Zip(came, (o, y) => Math.Abs(o - y)).Average() },
        },
    };

    private static double[] Scaled(double[] values, double mean, double deviation) => [.. values.Select(value => (value - mean) / deviation)];

    private static double Around(double mean, double[] values) => Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));

    private static double[] MeanForecast(double[][] said) => [.. Enumerable.Range(0, said[0].Length).Select(t => said.Average(one => one[t]))];
}
