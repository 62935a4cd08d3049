namespace SequenceModels.Losses;

/// <summary>How the losses of the single predictions become one number.</summary>
public enum Reduction
{
    /// <summary>Their mean: the loss does not grow with T or B.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
