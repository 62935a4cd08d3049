using System.Runtime.CompilerServices;

namespace SequenceModels.Exercises;

/// <summary>Judges the answers to the exercises of the lessons, and says which mistake a wrong one is.</summary>
/// <remarks>A wrong answer is recognised by computing what each known mistake would give. The learner's own code runs with a time limit and
/// cannot harm the cell. Introduced in lesson 00-start-here.</remarks>
public static class Check
{
    /// <summary>Judges an answer: a number, a text, an array, a vector or a matrix.</summary>
    /// <param name="exercise">The exercise's number, such as <c>08.2</c>.</param>
    /// <param name="answer">The answer; null where there is none yet.</param>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    // A host that grades believes what comes from this function: it must be there on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Verdict That(string exercise, object? answer)
    {
        var asked = Catalogue.Find(exercise);
        var verdict = asked.IsFunction ? Judge.Function(asked, answer) : Judge.Value(asked, answer);
        VerdictReport.Send(verdict);
        return verdict;
    }

    /// <summary>Judges an answer that is a function.</summary>
    /// <param name="exercise">The exercise's number, such as <c>08.2</c>.</param>
    /// <param name="answer">The function; one that returns null is not filled in yet.</param>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    public static Verdict That(string exercise, Delegate? answer) => That(exercise, (object?)answer);

    /// <summary>One of the three hints of an exercise.</summary>
    /// <param name="exercise">The exercise's number, such as <c>08.2</c>.</param>
    /// <param name="step">1 a nudge, 2 a pointer, 3 almost the answer.</param>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is not 1, 2 or 3.</exception>
    public static string Hint(string exercise, int step)
    {
        var hints = Catalogue.Find(exercise).Hints;
        return step >= 1 && step <= hints.Count ? hints[step - 1]
            : throw new ArgumentOutOfRangeException(nameof(step), step, $"Exercise {exercise} has the hints 1 to {hints.Count}.");
    }

    /// <summary>Answers a prediction by running the experiment, once a guess has been made.</summary>
    /// <param name="exercise">The exercise's number, such as <c>08.1</c>.</param>
    /// <param name="guess">The guess; null where there is none yet.</param>
    /// <param name="experiment">Computes what is to be shown.</param>
    /// <returns>What the experiment gives, with the reason; without a guess, a line that asks for one.</returns>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    public static Reveal After(string exercise, object? guess, Func<object?> experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var asked = Catalogue.Find(exercise);
        return guess is null ? new Reveal(exercise, null, "Guess first, in the cell above. Then run this one: it shows what happens, and why.") : new Reveal(exercise, experiment(), asked.Because);
    }
}
