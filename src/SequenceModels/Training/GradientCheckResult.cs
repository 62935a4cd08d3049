namespace SequenceModels.Training;

/// <summary>The entry at which a gradient and the central difference are farthest apart.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Row">The entry's row, from 0.</param>
/// <param name="Column">The entry's column, from 0.</param>
/// <param name="Got">What the backward pass says.</param>
/// <param name="Expected">What differences of the loss say.</param>
/// <param name="Tolerance">Largest difference that passes.</param>
public sealed record GradientCheckResult(string Parameter, int Row, int Column, double Got, double Expected, double Tolerance)
{
    /// <summary>The slopes to the left and to the right, where the loss has a kink (ReLU at 0): there any number between them is right. Default none.</summary>
    public (double Left, double Right)? Kink { get; init; }

    /// <summary>How far rounding and curvature may have carried <see cref="Expected"/> off, ≥ 0; default 0.</summary>
    public double Error { get; init; }

    /// <summary>|got − expected| / max(|got|, |expected|), where what the error explains is taken off first; at a kink the distance from what lies between its slopes.</summary>
    public double Difference
    {
        get
        {
            var (low, high) = Kink is { } kink ? (Math.Min(kink.Left, kink.Right), Math.Max(kink.Left, kink.Right)) : (Expected, Expected);
            double apart = Math.Max(0, Math.Max(low - Got, Got - high) - Error);
            return apart == 0 ? 0 : apart / Math.Max(Math.Abs(Got), Math.Max(Math.Abs(low), Math.Abs(high)));
        }
    }

    /// <summary>Whether the difference is within the tolerance.</summary>
    public bool Passed => Difference <= Tolerance;

    /// <summary>Throws when the check failed.</summary>
    /// <exception cref="InvalidOperationException">The message names parameter, index, got and expected.</exception>
    public GradientCheckResult Require() => Passed ? this : throw new InvalidOperationException(ToString());

    /// <summary>The verdict in one line, with the worst entry.</summary>
    public override string ToString() =>
        $"Gradient check {(Passed ? "passed" : "FAILED")}: {Parameter}[{Row},{Column}] got {Got:g9}, expected {Expected:g9}, difference {Difference:0.0e0} (at most {Tolerance:0.0e0})."
        + (Kink is { } kink ? $" The loss has a kink here, its slope is {kink.Left:g3} on the left and {kink.Right:g3} on the right: anything between is right. Check with other weights or another x." : "");
}
