namespace SequenceModels.Exercises.Judging;

/// <summary>Compares an answer with the right one, with what each known mistake gives, and with the mistakes that can be made anywhere.</summary>
internal static class Judge
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

    public static Verdict Value(Exercise exercise, object? answer)
    {
        if (answer is null)
            return NotYet(exercise);
        if (answer is Delegate)
            return Trouble(exercise, "wrong type", $"This is a function. Wanted: {exercise.Asks}: call the function and give what it returns.");
        var (given, failure) = LearnerCode.Run(() => Answer.Of(answer));
        return failure is not null ? Failed(exercise, failure)
            : given is null ? Trouble(exercise, "wrong type", $"A value of type {Signature.Name(answer.GetType())} cannot be judged. Wanted: {exercise.Asks}.")
            : Compare(exercise, [given], right => WrongNumbers(exercise, given, right[0]));
    }

    public static Verdict Function(Exercise exercise, object? answer)
    {
        if (answer is null)
            return NotYet(exercise);
        if (answer is not Delegate function)
            return Trouble(exercise, "wrong type", $"This is a value. Wanted: {exercise.Asks}: give the function itself, without calling it.");
        object?[][] calls = exercise.Trials!();
        if (Signature.Problem(function, exercise.Answer, calls) is { } problem)
            return Trouble(exercise, "wrong type", problem);
        object? returned = null;
        var (given, failure) = LearnerCode.Run(() => calls.Select(call => Answer.Of(returned = function.DynamicInvoke(call))).ToArray());
        if (failure is not null)
            return Failed(exercise, failure);
        if (given!.All(one => one is null))
            return returned is null ? NotYet(exercise) : Trouble(exercise, "wrong type", $"The function returns a value of type {Signature.Name(returned.GetType())}, which cannot be judged. Wanted: {exercise.Asks}.");
        return given!.Contains(null)
            ? Trouble(exercise, "null", "For some arguments the function returns nothing at all (null). It should return an answer for all of them.")
            : Compare(exercise, given!, right => WrongCall(exercise, function, given!, right));
    }

    private static Verdict Compare(Exercise exercise, Answer[] given, Func<Answer[], string> whatIsWrong)
    {
        var right = Computed(exercise, exercise.Answer);
        if (AreNear(given, right, exercise.Tolerance) || (exercise.OtherAnswer is { } other && AreNear(given, Computed(exercise, other), exercise.Tolerance)))
            return new Verdict(exercise, VerdictStatus.Passed, "passed", exercise.Because);
        if (exercise.KnownMistakes.FirstOrDefault(mistake => AreNear(given, Computed(exercise, mistake.Wrong), exercise.Tolerance)) is { } known)
            return new Verdict(exercise, VerdictStatus.Mistake, known.Name, known.Message);
        if (Misfit(exercise, given, right) is { } misfit)
            return misfit;
        if (GeneralMistake.Find(given, right, exercise.Tolerance) is { } general)
            return new Verdict(exercise, VerdictStatus.Mistake, general.Name, general.Message);
        if (exercise.KnownMistakes.FirstOrDefault(mistake => Rounding.Places(given, Computed(exercise, mistake.Wrong)) > 0) is { } rounded)
            return new Verdict(exercise, VerdictStatus.Mistake, rounded.Name, rounded.Message);
        return new Verdict(exercise, VerdictStatus.Wrong, "not right", whatIsWrong(right));
    }

    private static string WrongCall(Exercise exercise, Delegate function, Answer[] given, Answer[] right)
    {
        int[] wrong = [.. Enumerable.Range(0, given.Length).Where(n => !given[n].IsNear(right[n], exercise.Tolerance))];
        string others = wrong.Length < given.Length ? $", though right in {given.Length - wrong.Length} of {given.Length} tries" : "";
        string gives = given[wrong[0]].Brief is { } brief ? $"gives {brief} and " : "";
        return $"Not right yet{others}: called with {Signature.Describe(function, exercise.Trials!()[wrong[0]])}, it {gives}should give something else.";
    }

    private static string WrongNumbers(Exercise exercise, Answer given, Answer right)
    {
        int[] wrong = [.. given.WrongPlaces(right, exercise.Tolerance)];
        int all = given.Values.Length;
        return all is < 2 || all > Ordinals.Length ? "Not right, and not a mistake that is known here."
            // Of yes and no, to say which is wrong is to say the answer.
            : right.Values.All(value => value is 0 or 1) ? $"Not right yet: {all - wrong.Length} of {all} are right."
            : wrong.Length == all ? $"Not right yet: none of the {all} numbers is right."
            : $"Not right yet. Of the {all} numbers {(wrong.Length == 1 ? "one is" : $"{wrong.Length} are")} wrong: the {string.Join(", the ", wrong.Select(place => Ordinals[place]))}.";
    }

    private static Verdict? Misfit(Exercise exercise, Answer[] given, Answer[] right)
    {
        foreach (var (mine, theirs) in given.Zip(right))
        {
            if (mine.Text is null != theirs.Text is null)
                return Trouble(exercise, "wrong type", $"This is {mine.Kind}. Wanted: {exercise.Asks}.");
            if (!mine.Values.All(double.IsFinite))
                return Trouble(exercise, "NaN", "There is a NaN or an infinity in the answer: a division by zero, the logarithm of zero, or an exponential that is too large?");
            if (!mine.HasShapeOf(theirs) && !GeneralMistake.IsTransposed(mine, theirs, exercise.Tolerance))
                return Trouble(exercise, "wrong shape", $"This is {mine.Kind}, not {theirs.Kind}. Wanted: {exercise.Asks}.");
        }
        return null;
    }

    private static Answer[] Computed(Exercise exercise, Delegate function) =>
        [.. (exercise.Trials?.Invoke() ?? [[]]).Select(call => Answer.Of(function.DynamicInvoke(call))!)];

    private static bool AreNear(Answer[] given, Answer[] other, double tolerance) => given.Zip(other).All(pair => pair.First.IsNear(pair.Second, tolerance));

    private static Verdict NotYet(Exercise exercise) => new(exercise, VerdictStatus.NotYet, "not yet", $"Not answered yet. Wanted: {exercise.Asks}.");

    private static Verdict Failed(Exercise exercise, Exception failure) => failure switch
    {
        TimeoutException => Trouble(exercise, "endless loop", $"It was stopped after {LearnerCode.Limit.TotalSeconds} seconds. Does the loop ever end?"),
        InsufficientExecutionStackException => Trouble(exercise, "endless recursion", "It calls itself without an end, until no room is left. For which argument does it answer without another call?"),
        _ => Trouble(exercise, "exception", $"It stopped with {failure.GetType().Name}: {failure.Message}"),
    };

    private static Verdict Trouble(Exercise exercise, string name, string message) => new(exercise, VerdictStatus.Trouble, name, message);
}
