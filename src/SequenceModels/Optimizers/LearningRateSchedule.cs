namespace SequenceModels.Optimizers;

/// <summary>η_n = η_0·f(n): a learning rate that changes with the epochs or steps n = 0, 1, 2, …</summary>
/// <remarks>Give it to a trainer, which counts, or set <c>optimizer.LearningRate = eta0 * schedule.Factor(n)</c> yourself.</remarks>
public sealed class LearningRateSchedule
{
    private readonly Func<int, double> factor;

    private LearningRateSchedule(Func<int, double> factor) => this.factor = factor;

    /// <summary>f(n) = 1.</summary>
    public static LearningRateSchedule Constant { get; } = new(_ => 1);

    /// <summary>f(n) = γ^⌊n/every⌋: a stair.</summary>
    /// <param name="every">Epochs or steps on one stair, at least 1.</param>
    /// <param name="factor">γ &gt; 0, default 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static LearningRateSchedule Step(int every, double factor = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        RequirePositive(factor);
        return new(n => Math.Pow(factor, n / every));
    }

    /// <summary>f(n) = γⁿ.</summary>
    /// <param name="factor">γ &gt; 0, for example 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">γ is not positive.</exception>
    public static LearningRateSchedule Exponential(double factor)
    {
        RequirePositive(factor);
        return new(n => Math.Pow(factor, n));
    }

    /// <summary>f(n) = e + (1 − e)·(1 + cos(π·n/length))/2: slow, fast, slow from 1 to e, where it stays.</summary>
    /// <remarks>Loshchilov and Hutter, "SGDR" (2017), equation 5, without restarts.</remarks>
    /// <param name="length">Epochs or steps until the end, at least 1.</param>
    /// <param name="end">e from 0 (default) to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static LearningRateSchedule Cosine(int length, double end = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        InRange(end is >= 0 and <= 1, end, "The end must be a share of the first learning rate, from 0 to 1.");
        return new(n => end + (1 - end) * Fallen(length - Math.Min(n, length), length));
    }

    /// <summary>f(n) = (n + 1)/length while n &lt; length, then this schedule from its start.</summary>
    /// <param name="length">Epochs or steps of the rise, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    public LearningRateSchedule AfterWarmUp(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return new(n => n < length ? (n + 1.0) / length : factor(n - length));
    }

    /// <summary>f(n + done): this schedule from a later place on, for what is resumed by a loop that counts from 0.</summary>
    /// <param name="done">Epochs or steps done before, ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public LearningRateSchedule After(int done)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(done);
        return new(n => factor(n + done));
    }

    /// <summary>f(n).</summary>
    /// <param name="n">Epochs or steps done, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
    public double Factor(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return factor(n);
    }

    /// <summary>(1 + cos(π·(1 − left/length)))/2 as sin²(½π·left/length), which keeps its digits near 0.</summary>
    private static double Fallen(int left, int length)
    {
        double sine = Math.Sin(Math.PI / 2 * left / length);
        return sine * sine;
    }

    private static void RequirePositive(double factor) =>
        InRange(factor > 0 && double.IsFinite(factor), factor, "The factor must be a positive number, for example 0.5.");
}
