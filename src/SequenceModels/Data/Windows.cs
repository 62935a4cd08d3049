namespace SequenceModels.Data;

/// <summary>A series cut into overlapping windows of τ values, each with the value that follows: one column is one window.</summary>
/// <remarks>Derived in lesson 02-autoregressive-models.</remarks>
/// <param name="Inputs">[τ×N]; column n is x_n … x_{n+τ−1}, oldest first.</param>
/// <param name="Targets">[N]; entry n is x_{n+τ+ahead−1}.</param>
public sealed record Windows(Matrix<Real> Inputs, Vector<Real> Targets)
{
    /// <summary>All windows that have a target within the series: N = T − τ − ahead + 1.</summary>
    /// <param name="series">x_0 … x_{T−1}.</param>
    /// <param name="tau">τ ≥ 1, the length of a window.</param>
    /// <param name="ahead">How many steps after the window's last value the target lies; default 1.</param>
    /// <exception cref="ArgumentException">τ or ahead is below 1, or the series has no such window.</exception>
    public static Windows Over(ReadOnlySpan<double> series, int tau, int ahead = 1)
    {
        var windows = (long)series.Length - tau - ahead + 1;
        if (tau < 1 || ahead < 1 || windows < 1)
            throw new ArgumentException(
                $"A series of {series.Length} values has no window of tau = {tau} with a target {ahead} ahead: "
                + $"tau and ahead must be at least 1 and together at most {series.Length}.");
        if (tau * windows > Array.MaxLength)
            throw new ArgumentException($"{windows:N0} windows of {tau:N0} values are {tau * windows:N0} numbers, more than one array holds: give a shorter series or a smaller tau.");
        double[] x = series.ToArray();
        return new(
            Matrix<Real>.Build.Dense(tau, (int)windows, (i, n) => (Real)x[n + i]),
            Vector<Real>.Build.Dense((int)windows, n => (Real)x[n + tau + ahead - 1]));
    }
}
