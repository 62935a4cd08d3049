using MathNet.Numerics.Distributions;

namespace SequenceModels.Data.Images;

/// <summary>Handwritten digits that nobody wrote: drawn by code, 28×28, as many as you like, so that no lesson needs a download.</summary>
/// <remarks>
/// Each digit is drawn in one of four ways as strokes; the hand trembles, leans and turns, the shape is bent by affine and elastic distortion (after
/// Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to visual document analysis", 2003), the pen is thick or thin.
/// Laid out as MNIST is: about 20 pixels in size, the middle of the ink near the middle of the image. Used in lesson 11-digits-row-by-row.
/// </remarks>
public static class Digits
{
    private const double Height = 20, SizeDeviation = 0.06, PlaceDeviation = 0.8;

    /// <summary>Draws digits; image i shows i mod 10, so that every part of the set has all ten.</summary>
    /// <param name="count">How many, 1 to about 2.7 million; 10,000 take about a second.</param>
    /// <param name="random">The source of all variety: the same seed draws the same images.</param>
    public static LabeledImages Draw(int count, Random random)
    {
        const int pixels = Paper.Size * Paper.Size;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.MaxLength / pixels);
        ArgumentNullException.ThrowIfNull(random);
        var images = new byte[count * pixels];
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % 10)];
        for (int i = 0; i < count; i++)
            Draw(labels[i], random, images.AsSpan(i * pixels, pixels));
        return new LabeledImages(images, labels, Paper.Size, Paper.Size);
    }

    private static void Draw(int digit, Random random, Span<byte> image)
    {
        var ways = DigitShapes.Ways[digit];
        var lines = new Hand(random).Write(ways[random.Next(ways.Length)]);
        var paper = new Paper();
        paper.Draw(Place(lines, random), radius: Math.Clamp(Math.Exp(Normal.Sample(random, 0.14, 0.28)), 0.75, 2.2), random);
        paper.Blur(share: 0.12 * random.NextDouble());
        paper.CopyTo(image, strength: 0.95 + 0.3 * random.NextDouble(), grain: 0.12, random);
    }

    /// <summary>Into pixels: the larger side about 20 of them, the mean point in the middle, both not exactly.</summary>
    private static Point[][] Place(Point[][] lines, Random random)
    {
        var points = lines.SelectMany(line => line).ToList();
        double side = Math.Max(points.Max(p => p.X) - points.Min(p => p.X), points.Max(p => p.Y) - points.Min(p => p.Y));
        double scale = Height / side * Normal.Sample(random, 0.94, SizeDeviation);
        var middle = new Point(points.Average(p => p.X), points.Average(p => p.Y));
        var centre = new Point(Normal.Sample(random, (Paper.Size - 1) / 2.0, PlaceDeviation), Normal.Sample(random, (Paper.Size - 1) / 2.0, PlaceDeviation));
        return [.. lines.Select(line => line.Select(point => centre + scale * (point - middle)).ToArray())];
    }
}
