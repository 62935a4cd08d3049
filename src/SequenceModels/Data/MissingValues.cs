namespace SequenceModels.Data;

/// <summary>What becomes of a line whose value is missing.</summary>
public enum MissingValues
{
    /// <summary>An error that names the line.</summary>
    Refuse,

    /// <summary>The line is left out: the steps of time are no longer equal there.</summary>
    Drop,

    /// <summary>The value before it.</summary>
    Previous,

    /// <summary>The straight line between the value before and the value after.</summary>
    Interpolate,
}
