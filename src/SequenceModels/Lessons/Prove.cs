namespace SequenceModels.Lessons;

/// <summary>✔ or an error: a claim of the text, checked every time the lesson runs.</summary>
/// <remarks>Each method returns the line to show, so that it can end a cell. Introduced in lesson 00-start-here.</remarks>
public static class Prove
{
    /// <summary>Something is true.</summary>
    /// <param name="claim">What is claimed, in words.</param>
    /// <param name="holds">Whether it holds.</param>
    /// <exception cref="InvalidOperationException">It does not hold.</exception>
    public static string That(string claim, bool holds) => Verdict(claim, "", holds, "this run says no");

    /// <summary>Two numbers are equal within a tolerance.</summary>
    /// <param name="claim">What is claimed, in words.</param>
    /// <param name="expected">The number claimed.</param>
    /// <param name="actual">The number computed.</param>
    /// <param name="tolerance">Largest |expected − actual| that passes, default 1e-12.</param>
    /// <exception cref="InvalidOperationException">They differ by more.</exception>
    public static string Near(string claim, double expected, double actual, double tolerance = 1e-12) =>
        Verdict(claim, $" ({Text(actual)} against {Text(expected)}, within {tolerance:0.#e0})", Math.Abs(expected - actual) <= tolerance, $"the difference is {Math.Abs(expected - actual):0.0e0}");

    /// <summary>Two matrices are equal within a tolerance, entry by entry.</summary>
    /// <param name="claim">What is claimed, in words.</param>
    /// <param name="expected">The matrix claimed.</param>
    /// <param name="actual">The matrix computed, of the same shape.</param>
    /// <param name="tolerance">Largest difference of an entry that passes, default 1e-12.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    /// <exception cref="InvalidOperationException">An entry differs by more.</exception>
    public static string Near(string claim, Matrix<Real> expected, Matrix<Real> actual, double tolerance = 1e-12)
    {
        Shape.Require(actual, Given(expected).RowCount, expected.ColumnCount, nameof(actual), "it is compared entry by entry");
        double largest = (expected - actual).Enumerate().Max(difference => Math.Abs((double)difference));
        return Verdict(claim, $" (all {actual.RowCount * actual.ColumnCount} entries within {tolerance:0.#e0})", largest <= tolerance, $"the largest difference is {largest:0.0e0}");
    }

    /// <summary>A number lies between two others, for experiments whose last digits are chance.</summary>
    /// <param name="claim">What is claimed, in words.</param>
    /// <param name="low">Smallest number that passes.</param>
    /// <param name="actual">The number computed.</param>
    /// <param name="high">Largest number that passes.</param>
    /// <exception cref="InvalidOperationException">It lies outside.</exception>
    public static string Between(string claim, double low, double actual, double high) =>
        Verdict(claim, $" ({Text(actual)} between {Text(low)} and {Text(high)})", low <= actual && actual <= high, "it lies outside");

    // Minus zero is zero, on whatever processor it was rounded.
    private static string Text(double value) => (Math.Round(value, 4) + 0.0).ToString("0.####", CultureInfo.InvariantCulture);

    private static string Verdict(string claim, string figures, bool holds, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return holds ? $"✔ {claim}{figures}" : throw new InvalidOperationException($"✘ {claim}{figures}: {otherwise}.");
    }
}
