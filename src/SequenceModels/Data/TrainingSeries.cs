namespace SequenceModels.Data;

/// <summary>The check of a series that a model is fitted to. Forecasts may meet a NaN (a value that is hidden), least squares may not.</summary>
internal static class TrainingSeries
{
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static void RequireNumbers(ReadOnlySpan<double> series, string name = "series")
    {
        for (var t = 0; t < series.Length; t++)
            if (!double.IsFinite(series[t]))
                throw new ArgumentException($"{name}[{t}] is {series[t]}, but a model can be fitted to numbers only: fill the gap or leave that part out.", name);
    }
}
