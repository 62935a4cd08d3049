namespace NotebookRunner.Grading;

/// <summary>What became of an exercise in a student's copy.</summary>
internal enum GradeStatus
{
    /// <summary>The answer is right.</summary>
    Passed,

    /// <summary>The answer is wrong in a way that the exercise knows by name.</summary>
    Mistake,

    /// <summary>The answer is wrong, and nobody has foreseen how.</summary>
    Wrong,

    /// <summary>The answer cannot be judged: its cell does not compile, throws, never ends, or the check could do nothing with what it got.</summary>
    Trouble,

    /// <summary>The stub is as it came.</summary>
    NotYet,

    /// <summary>The copy has no check of this exercise any more.</summary>
    Missing,

    /// <summary>The file is no copy of a lesson that could be run.</summary>
    Unusable,

    /// <summary>The person stopped the grading before this copy was done.</summary>
    Stopped,
}
