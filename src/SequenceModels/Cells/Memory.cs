namespace SequenceModels.Cells;

/// <summary>m_1 … m_S: what an encoder has said at every step, for a decoder to look back at.</summary>
/// <remarks>It travels with the decoder's <see cref="State"/> and never changes on the way. Derived in lesson 15-lstm-or-transformer.</remarks>
/// <param name="States">m_1 … m_S [M×B] a step; as part of a gradient, ∂L/∂m_s.</param>
/// <param name="Lengths">Steps of each example, default S for all. What lies past them is not looked at.</param>
public sealed record Memory(Sequence States, IReadOnlyList<int>? Lengths = null)
{
    /// <summary>Which example of the states each column of the decoder looks at; none: its own.</summary>
    internal IReadOnlyList<int>? Examples { get; init; }

    /// <summary>W_k·m_s of the layer that has looked here before, so that a search need not compute them again at every step.</summary>
    internal (object Layer, Sequence Keys)? Projected { get; init; }

    /// <summary>The example that a column of the decoder looks at.</summary>
    internal int Example(int column) => Examples?[column] ?? column;

    /// <summary>How many steps that example has.</summary>
    internal int Length(int column) => Lengths?[Example(column)] ?? States.Steps;

    /// <summary>For a decoder that goes on with these of its columns.</summary>
    internal Memory Pick(IEnumerable<int> columns) => this with { Examples = [.. columns.Select(Example)] };
}
