namespace SequenceModels.Exercises.Judging;

/// <summary>An exercise: what is right, what goes wrong, and what helps.</summary>
internal abstract class Exercise(string id, ExerciseKind kind)
{
    /// <summary>Lesson and place in it, such as <c>08.2</c>.</summary>
    public string Id { get; } = id;

    public ExerciseKind Kind { get; } = kind;

    /// <summary>What the answer is, in a few words: <c>∂L/∂h_1</c>, <c>a function of c, f, i and g that returns c_t</c>.</summary>
    public required string Asks { get; init; }

    /// <summary>Nudge, pointer, almost the answer.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    /// <summary>Why the right answer is right; shown when it was found.</summary>
    public required string Because { get; init; }

    /// <summary>Largest difference that passes, relative to numbers above 1; by default what an answer in float still keeps.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>For a function: what it is called with, made anew for each call, so that an answer may work in place. Null where the answer is a value.</summary>
    public Func<object?[][]>? Trials { get; init; }

    public bool IsFunction => Trials is not null;

    public abstract Delegate Answer { get; }

    /// <summary>Another answer that is as right and gives other numbers; null where there is none.</summary>
    public abstract Delegate? OtherAnswer { get; }

    public abstract IReadOnlyList<Mistake> KnownMistakes { get; }
}

/// <summary>An exercise whose answer is computed by a function of type <typeparamref name="TFunction"/>; a value's has no arguments.</summary>
internal sealed class Exercise<TFunction>(string id, ExerciseKind kind) : Exercise(id, kind) where TFunction : Delegate
{
    public required TFunction Right { get; init; }

    public TFunction? AlsoRight { get; init; }

    public MistakeList<TFunction> Mistakes { get; init; } = [];

    public override Delegate Answer => Right;

    public override Delegate? OtherAnswer => AlsoRight;

    public override IReadOnlyList<Mistake> KnownMistakes => Mistakes.All;
}
