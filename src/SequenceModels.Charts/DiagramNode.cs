namespace SequenceModels.Charts;

/// <summary>A box of a diagram. Written as a tuple: <c>("h1", "h₁\n0.76", 1, 0, Role.State)</c>.</summary>
/// <param name="Id">The name that edges use.</param>
/// <param name="Label">What stands in the box. With a line break, the first line is the name and bold. If it is only ×, + or 1−, the box is a small circle.</param>
/// <param name="Column">Place from the left, in boxes; between two is allowed.</param>
/// <param name="Row">Place from the top, in boxes; between two is allowed.</param>
/// <param name="Role">What it stands for, which decides its colour. Default: blue.</param>
public sealed record DiagramNode(string Id, string Label, double Column, double Row, Role Role = Role.None)
{
    /// <summary>Whether it is a small circle that multiplies, adds or subtracts from 1.</summary>
    internal bool IsOperation => Label is "×" or "+" or "1−";

    /// <summary>Half of its width, in columns.</summary>
    internal double HalfWidth => IsOperation ? 0.16 : DiagramRoute.HalfWidth;

    /// <summary>Half of its height, in rows.</summary>
    internal double HalfHeight => IsOperation ? 0.16 : DiagramRoute.HalfHeight;

    /// <summary>From 1 to 0, for what a step of a slider has not reached yet.</summary>
    internal double Opacity { get; init; } = 1;

    /// <summary>A box from its name, label and place.</summary>
    public static implicit operator DiagramNode((string Id, string Label, double Column, double Row) node) => new(node.Id, node.Label, node.Column, node.Row);

    /// <summary>A box from its name, label, place and what it stands for.</summary>
    public static implicit operator DiagramNode((string Id, string Label, double Column, double Row, Role Role) node) => new(node.Id, node.Label, node.Column, node.Row, node.Role);
}
