using System.Net;

namespace SequenceModels.Exercises.Judging;

/// <summary>A verdict as HTML. Styles are inline and follow the page's own colours, for light and dark.</summary>
internal static class VerdictHtml
{
    private static readonly string[] Steps = ["a nudge", "a pointer", "almost the answer"];

    public static string Sign(VerdictStatus status) => status switch
    {
        VerdictStatus.Passed => "✔",
        VerdictStatus.NotYet => "○",
        _ => "✘",
    };

    public static string Write(Verdict verdict) =>
        $"<div class=\"rnn-check\" data-exercise=\"{verdict.Exercise}\" data-status=\"{Word(verdict.Status)}\" data-name=\"{Escape(verdict.Name)}\" "
        + $"style=\"border-left:4px solid {Colour(verdict.Status)};padding:.4em .8em;margin:.4em 0\">"
        + $"<p style=\"margin:.2em 0\"><strong>{Sign(verdict.Status)} {verdict.Exercise} · {Escape(verdict.Name)}</strong><br>{Escape(verdict.Message)}</p>"
        + string.Concat(verdict.Hints.Select(Hint)) + "</div>";

    /// <summary>The status as programs read it: <c>not-yet</c>, <c>passed</c>, <c>mistake</c>, <c>wrong</c>, <c>trouble</c>.</summary>
    public static string Word(VerdictStatus status) => status == VerdictStatus.NotYet ? "not-yet" : status.ToString().ToLowerInvariant();

    private static string Hint(string hint, int step) =>
        $"<details style=\"margin:.2em 0\"><summary>Hint {step + 1}: {Steps[step]}</summary>{Escape(hint)}</details>";

    // Bluish green, grey and vermilion of the figures' palette: told apart by every eye, and the sign says it too.
    private static string Colour(VerdictStatus status) => status switch
    {
        VerdictStatus.Passed => "#009e73",
        VerdictStatus.NotYet => "#888888",
        _ => "#d55e00",
    };

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
