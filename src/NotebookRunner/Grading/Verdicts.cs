using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Grading;

/// <summary>Reads what the checks said from the outputs of a cell.</summary>
internal static partial class Verdicts
{
    public static IEnumerable<(string Exercise, GradeStatus Status, string Name, string Message)> In(JsonArray outputs) =>
        from output in outputs
        let data = output["data"]
        from verdict in Verdict().Matches(Multiline.Read(data?["text/html"]))
        let status = StatusWords.Read(verdict.Groups["status"].Value)
        select (verdict.Groups["exercise"].Value, status, WebUtility.HtmlDecode(verdict.Groups["name"].Value), Multiline.Read(data!["text/plain"]).Split('\n')[0]);

    [GeneratedRegex("""<div class="rnn-check" data-exercise="(?<exercise>[^"]+)" data-status="(?<status>passed|mistake|wrong|trouble|not-yet)" data-name="(?<name>[^"]*)""")]
    private static partial Regex Verdict();
}
