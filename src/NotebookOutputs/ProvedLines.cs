using System.Text.Json.Nodes;

namespace NotebookOutputs;

/// <summary>What <c>Prove</c> printed: a reader wants to know that it holds, and seldom by how much, so that the lines are folded to a tick and their number.</summary>
internal static class ProvedLines
{
    private const string Tick = "✔ ";

    /// <summary>The text cut where its lines change between those of Prove and others; empty lines go with what stands before them.</summary>
    public static IEnumerable<(bool IsProved, string[] Lines)> Cut(string[] lines)
    {
        for (int start = 0, end; start < lines.Length; start = end)
        {
            bool isProved = Is(lines[start]);
            end = start + 1;
            while (end < lines.Length && (string.IsNullOrWhiteSpace(lines[end]) || Is(lines[end]) == isProved))
                end++;
            yield return (isProved, lines[start..end]);
        }
    }

    /// <summary>Whether a cell gave nothing else.</summary>
    public static bool IsAll(JsonArray outputs) => outputs.Count > 0 && outputs.All(output =>
        output!["data"]?["text/html"] is null && Multiline.Read(output["text"] ?? output["data"]?["text/plain"]).Split('\n').All(line => Is(line) || string.IsNullOrWhiteSpace(line)));

    /// <param name="lines">Lines of Prove, as HTML.</param>
    /// <param name="block">The same lines as they are shown when the fold is open.</param>
    public static string Fold(string[] lines, string block)
    {
        int count = lines.Count(Is);
        return $"<details class=\"proved\"><summary><span class=\"tick\" aria-hidden=\"true\">✔</span> {count} {(count == 1 ? "claim" : "claims")} checked</summary>{block}</details>";
    }

    private static bool Is(string line) => line.StartsWith(Tick, StringComparison.Ordinal);
}
