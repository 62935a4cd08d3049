namespace SequenceModels.Training;

/// <summary>The slope of a loss along one number θ_i, measured: what it is, how far rounding and curvature may have carried it off, and whether there is a kink.</summary>
/// <param name="values">θ; moved and put back.</param>
/// <param name="i">Which number.</param>
/// <param name="loss">L at the present values.</param>
/// <param name="step">ε, for numbers up to 1; larger ones are moved in proportion.</param>
internal sealed class SlopeAtPoint(Real[] values, int i, Func<double> loss, double step)
{
    // A loss is the sum of many rounded terms: so many times the precision of one number it may be off.
    private const double Rounding = 20;

    // In float the terms are rounded as coarsely as if the loss were at least 1, however well they cancel.
    private const double SmallestSize = sizeof(Real) == sizeof(double) ? 0 : 1;

    // How much of the noise a kink must exceed; in float a step is too long to ask for more.
    private const double Significant = sizeof(Real) == sizeof(double) ? 100 : 4;

    // In float the noise of a small step would hide a kink from the larger ones, so that there is but one step.
    private const int Steps = sizeof(Real) == sizeof(double) ? 3 : 1;
    private static readonly double Precision = sizeof(Real) == sizeof(double) ? Math.BitIncrement(1.0) - 1 : MathF.BitIncrement(1f) - 1;
    private readonly Real original = values[i];
    private readonly double unit = step * Math.Max(1, Math.Abs((double)values[i]));

    /// <summary>(L(θ + ε) − L(θ − ε)) / 2ε.</summary>
    public double Central => Measure(unit).Slope;

    /// <summary>The best of the central differences with ε, 10ε, 100ε, each corrected by the next (Richardson), and how far off it may be.</summary>
    /// <remarks>A small step suffers from rounding, which a gradient that has vanished drowns in; a large one from curvature.</remarks>
    public (double Slope, double Error) Refined()
    {
        var measured = Enumerable.Range(0, 4).Select(power => Measure(unit * Math.Pow(10, power))).ToList();
        return Enumerable.Range(0, Steps).Select(k => Corrected(measured[Math.Max(0, k - 1)], measured[k], measured[k + 1])).MinBy(one => double.IsNaN(one.Error) ? double.PositiveInfinity : one.Error);
    }

    /// <summary>The slopes to the left and to the right, if they differ by more than a smooth curve's: where ε is made smaller, a curve's difference shrinks with it.</summary>
    public (double Left, double Right)? Kink()
    {
        var (wide, narrow) = (OneSided(unit), OneSided(unit / 10));
        double gap = Math.Abs(wide.Right - wide.Left), smaller = Math.Abs(narrow.Right - narrow.Left);
        bool curved = Math.Abs(gap - 10 * smaller) < 0.5 * gap;
        return gap > Significant * wide.Noise && !curved ? (narrow.Left, narrow.Right) : null;
    }

    /// <summary>How far off the one-sided slopes of a kink may be.</summary>
    public double KinkError => OneSided(unit / 10).Noise;

    /// <summary>Where the slope has left what the smaller step allows, something lies between the two steps, a kink perhaps: the larger is not to be trusted.</summary>
    private static (double Slope, double Error) Corrected((double Slope, double Noise) nearer, (double Slope, double Noise) near, (double Slope, double Noise) far)
    {
        double corrected = near.Slope + (near.Slope - far.Slope) / 99; // the error of ε² is a 99th of the difference to 10ε
        return (corrected, near.Noise + Math.Abs(corrected - near.Slope) + Math.Max(0, Math.Abs(near.Slope - nearer.Slope) - nearer.Noise));
    }

    private (double Slope, double Noise) Measure(double by)
    {
        var (above, below) = (At(by), At(-by));
        double between = above.Moved - below.Moved;
        return ((above.Loss - below.Loss) / between, Noise(Math.Max(Math.Abs(above.Loss), Math.Abs(below.Loss)), between / 2));
    }

    private (double Left, double Right, double Noise) OneSided(double by)
    {
        var (above, here, below) = (At(by), At(0), At(-by));
        return ((here.Loss - below.Loss) / -below.Moved, (above.Loss - here.Loss) / above.Moved, 2 * Noise(Math.Abs(here.Loss), above.Moved));
    }

    private static double Noise(double size, double by) => Rounding * Precision * Math.Max(SmallestSize, size) / by;

    /// <summary>L with the number moved, and by how much it has really moved: θ + ε is rounded.</summary>
    private (double Loss, double Moved) At(double by)
    {
        values[i] = (Real)(original + by);
        try
        {
            return (loss(), (double)values[i] - original);
        }
        finally
        {
            values[i] = original;
        }
    }
}
