using SequenceModels.Charts;

namespace SequenceModels.Exercises.Judging;

/// <summary>What a check says about an answer: passed, not yet, or which mistake it is, with hints in three steps.</summary>
[TypeFormatterSource(typeof(HostFormatters))]
public sealed class Verdict : IHtmlView
{
    internal Verdict(Exercise exercise, VerdictStatus status, string name, string message)
    {
        Exercise = exercise.Id;
        Status = status;
        Name = name;
        Message = message;
        Hints = status == VerdictStatus.Passed ? [] : exercise.Hints;
    }

    /// <summary>The exercise's number, such as <c>08.2</c>.</summary>
    public string Exercise { get; }

    /// <summary>How the answer was judged.</summary>
    public VerdictStatus Status { get; }

    /// <summary>The mistake or the trouble in a few words, such as <c>sign</c> or <c>wrong shape</c>; else the status in words.</summary>
    public string Name { get; }

    /// <summary>One or two sentences for the learner.</summary>
    public string Message { get; }

    /// <summary>Nudge, pointer, almost the answer; empty once the answer is right.</summary>
    public IReadOnlyList<string> Hints { get; }

    /// <summary>The verdict as a box, its hints folded; <c>data-exercise</c>, <c>data-status</c> and <c>data-name</c> tell programs what it says.</summary>
    public string ToHtml() => VerdictHtml.Write(this);

    /// <summary>The verdict as a line or two of text.</summary>
    public override string ToString()
    {
        string name = Status is VerdictStatus.Mistake or VerdictStatus.Trouble ? $" {Name}:" : "";
        string hint = Hints.Count > 0 ? $"\nHint: {Hints[0]} (Two more: Check.Hint(\"{Exercise}\", 2) and 3.)" : "";
        return $"{VerdictHtml.Sign(Status)} {Exercise}{name} {Message}{hint}";
    }
}
