namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    extension(Chart)
    {
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
