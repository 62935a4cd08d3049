namespace SequenceModels.Exercises.Judging;

/// <summary>What an exercise asks for; they rise in this order.</summary>
public enum ExerciseKind
{
    /// <summary>Say what will come out, then run.</summary>
    Predict,

    /// <summary>Write the line that computes an equation.</summary>
    Fill,

    /// <summary>Say what is wrong with a piece of code, or mend it.</summary>
    Fault,

    /// <summary>Change an experiment of the lesson and say what comes of it.</summary>
    Change,

    /// <summary>Find a formula, and let it compute.</summary>
    Derive,
}
