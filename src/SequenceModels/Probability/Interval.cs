using MathNet.Numerics.Distributions;
using SequenceModels.Data;

namespace SequenceModels.Probability;

/// <summary>mean ± t·s/√n of n numbers with standard deviation s: the procedure gives an interval that contains the true mean in 95 of 100 repetitions.</summary>
/// <remarks>
/// Student, "The probable error of a mean", Biometrika (1908). To compare two kinds of models, take the differences seed by seed:
/// if their interval does not contain 0, they differ, but for the one case in twenty that misses. Derived in lesson 10b-gru-or-lstm.
/// </remarks>
/// <param name="Low">Lower end.</param>
/// <param name="Mean">The mean of the numbers.</param>
/// <param name="High">Upper end.</param>
public sealed record Interval(double Low, double Mean, double High)
{
    /// <summary>The interval for the mean of some numbers.</summary>
    /// <param name="values">Two or more, one a seed.</param>
    /// <param name="confidence">How often such an interval holds the true mean, above 0 and below 1; default 0.95.</param>
    /// <exception cref="ArgumentException">There are fewer than two numbers, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static Interval OfMean(IEnumerable<double> values, double confidence = 0.95)
    {
        double[] all = [.. Given(values)];
        if (all.Length < 2)
            throw new ArgumentException($"{all.Length} number has no spread: give the results of two seeds or more.", nameof(values));
        InRange(confidence > 0 && confidence < 1, confidence, "Confidence is a share above 0 and below 1.");
        TrainingSeries.RequireNumbers(all, nameof(values));
        double t = StudentT.InvCDF(0, 1, all.Length - 1, (1 + confidence) / 2);
        var (mean, deviation) = Statistics.Of(all);
        double half = t * deviation / Math.Sqrt(all.Length - 1);
        return new(mean - half, mean, mean + half);
    }

    /// <summary>The interval for the mean of paired differences: one minus the other, seed by seed.</summary>
    /// <param name="one">Two or more numbers, one a seed.</param>
    /// <param name="other">As many, of the same seeds in the same order.</param>
    /// <exception cref="ArgumentException">There are fewer than two pairs, not as many of the one as of the other, or a number is not finite.</exception>
    public static Interval OfDifference(IEnumerable<double> one, IEnumerable<double> other)
    {
        AllGiven(one, other);
        double[] first = [.. one], second = [.. other];
        if (first.Length != second.Length)
            throw new ArgumentException($"{first.Length} numbers were given to be compared with {second.Length}: give one of each for every seed.", nameof(other));
        return OfMean(first.Zip(second, (a, b) => a - b));
    }

    /// <summary>Whether a number lies within.</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>Low end to high end, with two digits after the point: <c>−0.12 … 0.03</c>.</summary>
    public override string ToString() => $"{Text(Low)} … {Text(High)}";

    // Minus zero is zero.
    private static string Text(double value) => (Math.Round(value, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');
}
