namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    extension(Chart)
    {
        /// <summary>A series, forecasts of it, and the two lines every forecast must beat, always drawn: naive (the last known value stays) and linear (the last known step goes on).</summary>
        /// <remarks>Forecasts are judged over the same places: the root mean squared error (RMSE) of each is in the legend. Derived in lesson 02-autoregressive-models.</remarks>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="truth">What really happened, x_0, x_1, …</param>
        /// <param name="models">Forecasts. Each has as many values as <paramref name="truth"/>, or starts at <paramref name="start"/>; NaN where there is none.</param>
        /// <param name="start">The first place that is forecast: 2 or more, since the linear line needs two known values.</param>
        /// <param name="steps">How many steps ahead every value is forecast; null: all from one origin, the last value before <paramref name="start"/>.</param>
        /// <param name="xLabel">What a step is, with its unit.</param>
        /// <param name="yLabel">What is forecast, with its unit.</param>
        /// <exception cref="ArgumentException">The start leaves too little known or nothing to forecast, or a forecast does not fit.</exception>
        public static Figure Forecast(
            string title, IEnumerable<double> truth, IReadOnlyList<Series> models, int start, int? steps = null, string xLabel = "t", string yLabel = "x_t")
        {
            AllGiven(title, truth, models, xLabel, yLabel);
            double[] known = [.. truth];
            if (start - (steps ?? 1) < 1 || start >= known.Length || steps < 1)
                throw new ArgumentException($"start is {start} and steps {steps?.ToString(CultureInfo.InvariantCulture) ?? "null"}: with {known.Length} values, start must lie between steps + 1 and {known.Length - 1}, so that two values are known before the first forecast.");
            int Origin(int t) => steps is { } k ? t - k : start - 1;
            Series naive = ("naive", Places(known, start, t => known[Origin(t)]), Role.Baseline);
            Series linear = ("linear", Places(known, start, t => Extrapolate(known, Origin(t), t)), Role.Baseline);
            Series[] forecasts = [.. models.Select(model => Aligned(model, known.Length, start)), naive, linear];
            Series[] scored = [.. forecasts.Select(f => f with { Name = $"{f.Name}, RMSE {NumberFormat.Short(Rmse(known, f.Values, start))}" })];

            var figure = Lines(title, Enumerable.Range(0, known.Length), [("truth", known, Role.Target), .. scored], xLabel, yLabel);
            // However steep the linear line, the piece of it nearest to the truth is in sight.
            var near = linear.Values.Where(double.IsFinite).OrderBy(v => Math.Max(v - known.Max(), known.Min() - v)).Take(2);
            return figure.WithYRange([.. known, .. near], scored.SkipLast(2).SelectMany(f => f.Values));
        }
    }

    private static double[] Places(double[] truth, int start, Func<int, double> at) =>
        [.. truth.Select((_, t) => t < start ? double.NaN : at(t))];

    private static double Extrapolate(double[] x, int origin, int t) => x[origin] + ((t - origin) * (x[origin] - x[origin - 1]));

    private static Series Aligned(Series model, int length, int start)
    {
        if (model.Values.Count == length)
            return model;
        if (model.Values.Count > length - start)
            throw new ArgumentException($"Forecast '{model.Name}' has {model.Values.Count} values: give {length} (one for each of the truth) or at most {length - start} (from place {start} on).");
        IReadOnlyList<double>? Shift(IReadOnlyList<double>? values) => values is null
            ? null
            : [.. Enumerable.Range(0, length).Select(t => t >= start && t - start < values.Count ? values[t - start] : double.NaN)];
        return model with { Values = Shift(model.Values)!, Lower = Shift(model.Lower), Upper = Shift(model.Upper) };
    }

    private static double Rmse(double[] truth, IReadOnlyList<double> forecast, int start) => Math.Sqrt(
        Enumerable.Range(start, truth.Length - start).Where(t => double.IsFinite(forecast[t])).Select(t => Math.Pow(forecast[t] - truth[t], 2)).DefaultIfEmpty(double.NaN).Average());
}
