using MathNet.Numerics.Distributions;

namespace SequenceModels.Data.Images;

/// <summary>28×28 pixels on which a pen draws lines: anti-aliased, with a pressure that changes, then a little blurred and grainy.</summary>
internal sealed class Paper
{
    public const int Size = 28;

    private double[] ink = new double[Size * Size];

    /// <summary>Draws lines given in pixels; the half width of the pen is <paramref name="radius"/> and swells and shrinks as it goes.</summary>
    public void Draw(Point[][] lines, double radius, Random random)
    {
        foreach (var line in lines)
        {
            double swell = Math.Abs(Normal.Sample(random, 0, 0.15)), rhythm = 0.1 + 0.2 * random.NextDouble(), phase = 2 * Math.PI * random.NextDouble();
            for (int i = 1; i < line.Length; i++)
                Draw(line[i - 1], line[i], radius * (1 + swell * Math.Sin(rhythm * i + phase)));
        }
    }

    /// <summary>Each pixel gives a share to the four beside it.</summary>
    /// <param name="share">0 … 0.2 of its ink to each.</param>
    public void Blur(double share)
    {
        var blurred = new double[ink.Length];
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
                blurred[y * Size + x] = (1 - 4 * share) * Ink(x, y) + share * (Ink(x - 1, y) + Ink(x + 1, y) + Ink(x, y - 1) + Ink(x, y + 1));
        }

        ink = blurred;
    }

    /// <summary>The pixels as bytes: <paramref name="strength"/> is the darkest ink, and inked paper is grainy.</summary>
    public void CopyTo(Span<byte> pixels, double strength, double grain, Random random)
    {
        for (int i = 0; i < ink.Length; i++)
        {
            double tone = ink[i] > 0 ? strength * ink[i] + grain * ink[i] * (2 * random.NextDouble() - 1) : 0;
            pixels[i] = (byte)Math.Round(byte.MaxValue * Math.Clamp(tone, 0, 1));
        }
    }

    private double Ink(int x, int y) => x is >= 0 and < Size && y is >= 0 and < Size ? ink[y * Size + x] : 0;

    /// <summary>A straight piece: a pixel whose centre is within the radius is black, half a pixel beyond it is white.</summary>
    private void Draw(Point a, Point b, double radius)
    {
        double reach = radius + 0.5;
        var (left, right) = Range(a.X, b.X, reach);
        var (top, bottom) = Range(a.Y, b.Y, reach);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                double cover = Math.Clamp(reach - Distance(new Point(x, y), a, b), 0, 1);
                ink[y * Size + x] = Math.Max(ink[y * Size + x], cover);
            }
        }
    }

    private static (int First, int Last) Range(double a, double b, double reach) =>
        (Math.Max(0, (int)Math.Ceiling(Math.Min(a, b) - reach)), Math.Min(Size - 1, (int)Math.Floor(Math.Max(a, b) + reach)));

    /// <summary>From a point to the nearest point of a straight piece.</summary>
    private static double Distance(Point point, Point a, Point b)
    {
        Point along = b - a, to = point - a;
        double length = along.X * along.X + along.Y * along.Y;
        double share = length > 0 ? Math.Clamp((to.X * along.X + to.Y * along.Y) / length, 0, 1) : 0;
        var away = to - share * along;
        return Math.Sqrt(away.X * away.X + away.Y * away.Y);
    }
}
