namespace SequenceModels.Data.Images;

/// <summary>What a pen draws without being lifted: a smooth line through points, with a corner where a point is marked.</summary>
/// <param name="Points">Where the pen passes, in units of the digit's height.</param>
/// <param name="Corners">Whether the line turns sharply at each point.</param>
internal sealed record Stroke(Point[] Points, bool[] Corners)
{
    private const int PiecesBetweenPoints = 7;

    /// <summary>Strokes from a text: <c>20,2 12,55! 82,52 / 66,8 62,100</c>, in hundredths of the height; <c>!</c> marks a corner, <c>/</c> lifts the pen.</summary>
    public static Stroke[] Parse(string text) => [.. text.Split('/').Select(ParseOne)];

    /// <summary>The line as short straight pieces: a cardinal spline, whose slope at a point is half the way from the point before to the point after.</summary>
    /// <param name="from">Where to begin: 0 at the first point, below 0 before it.</param>
    /// <param name="to">Where to end: 1 at the last point, beyond 1 after it.</param>
    public Point[] Trace(double from = 0, double to = 1)
    {
        int pieces = PiecesBetweenPoints * (Points.Length - 1);
        return [.. Enumerable.Range(0, pieces + 1).Select(i => At((from + (to - from) * i / pieces) * (Points.Length - 1)))];
    }

    /// <summary>The cubic between two points that has their places and slopes (Hermite).</summary>
    private Point At(double place)
    {
        int i = Math.Clamp((int)Math.Floor(place), 0, Points.Length - 2);
        double u = place - i, v = 1 - u;
        return v * v * (1 + 2 * u) * Points[i] + u * v * v * Slope(i) + u * u * (1 + 2 * v) * Points[i + 1] + -u * u * v * Slope(i + 1);
    }

    private Point Slope(int i) =>
        Corners[i] ? default :
        i == 0 ? Points[1] - Points[0] :
        i == Points.Length - 1 ? Points[i] - Points[i - 1] :
        0.5 * (Points[i + 1] - Points[i - 1]);

    private static Stroke ParseOne(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbers = words.Select(word => word.TrimEnd('!').Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture) / 100.0).ToArray());
        return new Stroke([.. numbers.Select(pair => new Point(pair[0], pair[1]))], [.. words.Select(word => word.EndsWith('!'))]);
    }
}
