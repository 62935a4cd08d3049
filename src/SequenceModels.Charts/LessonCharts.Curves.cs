namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    extension(Chart)
    {
        /// <summary>Training over time with the line it must beat: <c>Chart.LearningCurves("The GRU learns faster", [Series.OverSeeds("GRU", runs)], "epoch", "loss (bits)", [("uniform", 4.75)])</c>.</summary>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="series">One curve each, of equal length; <see cref="Series.OverSeeds"/> gives it a band.</param>
        /// <param name="xLabel">What a step is: epoch, update, ….</param>
        /// <param name="yLabel">What is measured, with its unit.</param>
        /// <param name="baselines">What is to be beaten: one or more.</param>
        /// <param name="logY">Powers of ten along y. Default: no.</param>
        /// <param name="step">How far apart the values were taken: they lie at step, 2·step, 3·step, … Default: 1.</param>
        /// <exception cref="ArgumentException">There is no baseline, the series differ in length, or the step is not above zero.</exception>
        public static Figure LearningCurves(
            string title, IReadOnlyList<Series> series, string xLabel, string yLabel, IReadOnlyList<(string Name, double Value)> baselines,
            bool logY = false, double step = 1)
        {
            AllGiven(series, xLabel, yLabel, baselines);
            if (baselines.Count == 0)
                throw new ArgumentException("A learning curve needs a baseline, something to beat: [(\"uniform\", Math.Log2(27))].");
            if (!(step > 0))
                throw new ArgumentException($"step is {step}: give the distance between two values, above zero.");
            var places = Enumerable.Range(1, series.Count == 0 ? 0 : series[0].Values.Count).Select(i => i * step);
            return step == Math.Truncate(step)
                ? Lines(title, places.Select(x => (int)x), series, xLabel, yLabel, baselines, logY: logY)
                : Lines(title, places, series, xLabel, yLabel, baselines, logY: logY);
        }

        /// <summary>How a gradient fades or grows with the distance it travels, on a logarithmic axis: <c>Chart.GradientByLag("ρ decides", [("ρ = 0.9", norms), ("ρ = 1.1", others)])</c>.</summary>
        /// <remarks>A norm of exactly 0 has no place on the axis: the line ends and the description says so.</remarks>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="norms">One line each: the norms at lag 0, 1, 2, …, none below zero.</param>
        /// <param name="yLabel">Which norm.</param>
        /// <param name="xLabel">What a lag is, with its unit.</param>
        /// <exception cref="ArgumentException">The series differ in length, or a norm is below zero.</exception>
        public static Figure GradientByLag(
            string title, IReadOnlyList<Series> norms, string yLabel = "norm of ∂h_T/∂h_{T−k}", string xLabel = "lag k (steps)")
        {
            AllGiven(norms, yLabel, xLabel);
            if (norms.FirstOrDefault(series => series.Values.Any(v => v < 0)) is { } odd)
                throw new ArgumentException($"Series '{odd.Name}' has {odd.Values.Min()}: a norm is 0 or more; give norms, not gradients.");
            var figure = Lines(title, Enumerable.Range(0, norms.Count == 0 ? 0 : norms[0].Values.Count), norms, xLabel, yLabel, logY: true);
            Series[] dead = [.. norms.Where(series => series.Values.Contains(0))];
            return dead.Length == 0
                ? figure
                : figure.WithNote(string.Concat(dead.Select(series => $" {series.Name} is exactly 0 at lag {series.Values.ToList().IndexOf(0)}.")));
        }
    }
}
