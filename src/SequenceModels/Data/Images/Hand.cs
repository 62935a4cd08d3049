using MathNet.Numerics.Distributions;

namespace SequenceModels.Data.Images;

/// <summary>A hand that writes one digit: what makes it look unlike the pattern it learnt.</summary>
/// <remarks>
/// Every point misses its place a little; the whole leans, turns and stretches (affine); the paper seems pulled about (elastic: a smooth random
/// displacement, after Simard, Steinkraus and Platt 2003, here a sum of slow waves); and lines begin and end too soon or too late.
/// </remarks>
internal sealed class Hand(Random random)
{
    private const double Tremble = 0.027, Pull = 0.022, Overshoot = 0.035;
    private const int Waves = 4;

    private readonly double turn = Gauss(random, 0, 0.10), lean = Gauss(random, 0.16, 0.20);
    private readonly double wide = Math.Exp(Gauss(random, 0, 0.17)), high = Math.Exp(Gauss(random, 0, 0.06));
    private readonly Wave[] waves = [.. Enumerable.Range(0, Waves).Select(_ => new Wave(
        new Point(Gauss(random, 0, 4), Gauss(random, 0, 4)), 2 * Math.PI * random.NextDouble(), new Point(Gauss(random, 0, Pull), Gauss(random, 0, Pull))))];

    /// <summary>The lines this hand draws for a pattern, in units of the digit's height, around an arbitrary middle.</summary>
    public Point[][] Write(Stroke[] pattern) => [.. pattern.Select(Write)];

    private Point[] Write(Stroke stroke)
    {
        var missed = stroke with { Points = [.. stroke.Points.Select(point => point + new Point(Gauss(random, 0, Tremble), Gauss(random, 0, Tremble)))] };
        return [.. missed.Trace(Gauss(random, 0, Overshoot), 1 + Gauss(random, 0, Overshoot)).Select(point => Bend(point - new Point(0.5, 0.5)))];
    }

    private Point Bend(Point point)
    {
        foreach (var wave in waves)
            point += Math.Sin(wave.Frequency.X * point.X + wave.Frequency.Y * point.Y + wave.Phase) * wave.Pull;
        double x = wide * (point.X - lean * point.Y), y = high * point.Y;
        return new Point(Math.Cos(turn) * x - Math.Sin(turn) * y, Math.Sin(turn) * x + Math.Cos(turn) * y);
    }

    private static double Gauss(Random random, double mean, double deviation) => Normal.Sample(random, mean, deviation);

    private readonly record struct Wave(Point Frequency, double Phase, Point Pull);
}
