namespace SequenceModels.Exercises.Judging;

/// <summary>How an answer was judged.</summary>
public enum VerdictStatus
{
    /// <summary>There is no answer yet: the stub is as it came.</summary>
    NotYet,

    /// <summary>The answer is right.</summary>
    Passed,

    /// <summary>The answer is wrong in a way that is known by name.</summary>
    Mistake,

    /// <summary>The answer is wrong, and nobody has foreseen how.</summary>
    Wrong,

    /// <summary>The answer cannot be judged: wrong type or shape, NaN, an exception, a loop without an end.</summary>
    Trouble,
}
