namespace SequenceModels.Charts;

/// <summary>The way of an arrow between two boxes: straight, or in a bow where a box lies between.</summary>
internal sealed record DiagramRoute((double X, double Y) Start, (double X, double Y) Control, (double X, double Y) End, bool Bowed)
{
    public const double HalfWidth = 0.4;
    public const double HalfHeight = 0.32;
    private const double Clearance = 0.05;
    private const int Samples = 40;

    /// <summary>The flattest way that crosses no other box; bows go up or left first.</summary>
    public static DiagramRoute Between(DiagramNode from, DiagramNode to, IReadOnlyList<DiagramNode> nodes)
    {
        DiagramNode[] others = [.. nodes.Where(node => node != from && node != to)];
        return Ways(from, to).FirstOrDefault(way => !others.Any(way.Crosses)) ?? Bow(from, to, 0);
    }

    /// <summary>A place along the way, from 0 at its start to 1 at its end.</summary>
    public (double X, double Y) At(double t)
    {
        double Mix(double a, double b, double c) => ((1 - t) * (1 - t) * a) + (2 * t * (1 - t) * b) + (t * t * c);
        return (Mix(Start.X, Control.X, End.X), Mix(Start.Y, Control.Y, End.Y));
    }

    private static IEnumerable<DiagramRoute> Ways(DiagramNode from, DiagramNode to) =>
        ((double[])[0, -0.8, 0.8, -1.2, 1.2, -1.8, 1.8, -2.6, 2.6]).Select(height => Bow(from, to, height));

    private static DiagramRoute Bow(DiagramNode from, DiagramNode to, double height)
    {
        var (dx, dy) = (to.Column - from.Column, to.Row - from.Row);
        var length = Math.Max(1e-9, Math.Sqrt((dx * dx) + (dy * dy)));
        // The perpendicular that points up, or left for an arrow straight down.
        var (px, py) = dx == 0 ? (1.0, 0.0) : (-dy / length * Math.Sign(dx), Math.Abs(dx) / length);
        var control = (((from.Column + to.Column) / 2) + (height * px), ((from.Row + to.Row) / 2) + (height * py));
        return new(Border(from, control), control, Border(to, control), height != 0);
    }

    // Where the line from the centre of a box to a point leaves the box; the centre of a circle.
    private static (double X, double Y) Border(DiagramNode node, (double X, double Y) toward)
    {
        // A circle has its size in pixels, whatever a column's width: the arrow keeps that distance by itself.
        if (node.IsOperation)
            return (node.Column, node.Row);
        var (dx, dy) = (toward.X - node.Column, toward.Y - node.Row);
        var scale = Math.Min(dx == 0 ? double.MaxValue : HalfWidth / Math.Abs(dx), dy == 0 ? double.MaxValue : HalfHeight / Math.Abs(dy));
        return (node.Column + (scale * dx), node.Row + (scale * dy));
    }

    private bool Crosses(DiagramNode box) => Enumerable.Range(0, Samples + 1).Select(i => At(i / (double)Samples)).Any(
        point => Math.Abs(point.X - box.Column) < box.HalfWidth + Clearance && Math.Abs(point.Y - box.Row) < box.HalfHeight + Clearance);
}
