using System.Globalization;
using System.Net;
using SequenceModels.Charts;

namespace SequenceModels.Exercises;

/// <summary>The answer of the experiment to a prediction, with the reason.</summary>
[TypeFormatterSource(typeof(HostFormatters))]
public sealed class Reveal : IHtmlView
{
    private readonly string exercise;

    internal Reveal(string exercise, object? shown, string reason) => (this.exercise, Shown, Reason) = (exercise, shown, reason);

    /// <summary>What the experiment gave; null before a guess.</summary>
    public object? Shown { get; }

    /// <summary>Why it came out so; before a guess, what to do.</summary>
    public string Reason { get; }

    /// <summary>What the experiment gave, and below it the reason.</summary>
    public string ToHtml() =>
        $"<div class=\"rnn-reveal\" data-exercise=\"{exercise}\">{(Shown is IHtmlView view ? view.ToHtml() : Shown is null ? "" : $"<p>{WebUtility.HtmlEncode(Text())}</p>")}<p>{WebUtility.HtmlEncode(Reason)}</p></div>";

    /// <summary>What the experiment gave, and below it the reason, as text.</summary>
    public override string ToString() => Shown is null ? $"○ {exercise} {Reason}" : $"{Text()}\n{Reason}";

    private string Text() => Convert.ToString(Shown, CultureInfo.InvariantCulture) ?? "";
}
