namespace SequenceModels.Training;

/// <summary>The entry at which a gradient and the central difference are farthest apart.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Row">The entry's row, from 0.</param>
/// <param name="Column">The entry's column, from 0.</param>
/// <param name="Got">What the backward pass says.</param>
/// <param name="Expected">What the central difference says.</param>
/// <param name="Tolerance">Largest difference that passes.</param>
public sealed record GradientCheckResult(string Parameter, int Row, int Column, double Got, double Expected, double Tolerance)
{
    /// <summary>|got − expected| / max(1, |expected|).</summary>
    public double Difference => Math.Abs(Got - Expected) / Math.Max(1, Math.Abs(Expected));

    /// <summary>Whether the difference is within the tolerance.</summary>
    public bool Passed => Difference <= Tolerance;

    /// <summary>Throws when the check failed.</summary>
    /// <exception cref="InvalidOperationException">The message names parameter, index, got and expected.</exception>
    public GradientCheckResult Require() => Passed ? this : throw new InvalidOperationException(ToString());

    /// <summary>The verdict in one line, with the worst entry.</summary>
    public override string ToString() =>
        $"Gradient check {(Passed ? "passed" : "FAILED")}: {Parameter}[{Row},{Column}] got {Got:g9}, expected {Expected:g9}, difference {Difference:0.0e0} (at most {Tolerance:0.0e0}).";
}
