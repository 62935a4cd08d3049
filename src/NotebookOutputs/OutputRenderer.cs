using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;

namespace NotebookOutputs;

/// <summary>A cell's outputs as HTML: the richest form of each value, text folded where it is long.</summary>
internal static partial class OutputRenderer
{
    private static readonly string[] RichestFirst =
        ["text/html", "image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp", "text/markdown", "text/latex"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int ShownLines = 12;
    private const int FoldedFromLines = 24;
    private const int FoldedFromRows = 40;

    /// <param name="outputs">In nbformat's form.</param>
    /// <param name="closed">Makes of HTML that a cell showed what does not reach over into the rest of the page.</param>
    public static string Render(JsonArray outputs, Func<string, string> closed)
    {
        var html = new StringBuilder();
        for (int index = 0; index < outputs.Count; index++)
        {
            var output = outputs[index]!.AsObject();
            if (StreamName(output) is not { } stream)
            {
                html.AppendLine(Result(output, closed));
                continue;
            }
            string text = Multiline.Read(output["text"]);
            for (; index + 1 < outputs.Count && StreamName(outputs[index + 1]!.AsObject()) == stream; index++)
                text += Multiline.Read(outputs[index + 1]!["text"]);
            html.AppendLine(Text(text, stream));
        }
        return html.ToString();
    }

    public static bool IsError(JsonNode? output) => (string?)output?["output_type"] == "error";

    private static string? StreamName(JsonObject output) =>
        (string?)output["output_type"] != "stream" ? null : (string?)output["name"] == "stderr" ? "stderr" : "stdout";

    private static string Result(JsonObject output, Func<string, string> closed) => IsError(output) ? Error(output) : Value(output["data"] as JsonObject ?? [], closed);

    private static string Value(JsonObject data, Func<string, string> closed)
    {
        string plain = Multiline.Read(data["text/plain"]);
        string? richest = RichestFirst.FirstOrDefault(data.ContainsKey);
        return richest switch
        {
            "text/html" => Markup(closed(Multiline.Read(data["text/html"]))),
            "image/svg+xml" => Image("image/svg+xml", Base64(Multiline.Read(data["image/svg+xml"])), plain),
            "image/png" or "image/jpeg" or "image/gif" or "image/webp" => Image(richest, Whitespace().Replace(Multiline.Read(data[richest]), ""), plain),
            "text/markdown" => Markup(closed(Markdown.ToHtml(Multiline.Read(data["text/markdown"]), MarkdownText.Pipeline))),
            "text/latex" => $"<div class=\"math display\">{Html.Escape(Multiline.Read(data["text/latex"]).Trim(' ', '\n', '$'))}</div>",
            _ => Text(plain.Length > 0 ? plain : Other(data), "value"),
        };
    }

    // A form that no page draws is better read than missing.
    private static string Other(JsonObject data) => data.FirstOrDefault(form => form.Value is not null) is not { Key: { } type, Value: { } value } ? ""
        : type.EndsWith("json", StringComparison.Ordinal) ? value.ToJsonString(Indented)
        : type.StartsWith("text/", StringComparison.Ordinal) ? Multiline.Read(value) : $"A value of type {type}, which this page cannot draw.";

    private static string Image(string type, string base64, string description) =>
        $"<p class=\"image\"><img src=\"data:{type};base64,{base64}\" alt=\"{Html.Escape(description.Trim())}\" /></p>";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Markup(string html)
    {
        int rows = TableRow().Count(html);
        bool folded = rows >= FoldedFromRows && !html.Contains("data-rnn-figure", StringComparison.Ordinal);
        string shown = folded ? $"<details class=\"fold\"><summary>Table of {rows} rows</summary>{html}</details>" : html;
        return $"<div class=\"markup\">{shown}</div>";
    }

    private static string Error(JsonObject output)
    {
        string message = $"{(string?)output["ename"]}: {Html.WithoutTerminalCodes((string?)output["evalue"] ?? "")}";
        string trace = string.Join('\n', (output["traceback"] as JsonArray ?? []).Select(Multiline.Read)).Trim();
        string words = Html.WithoutTerminalCodes(trace).Trim();
        string where = words.Length == 0 || words == message ? "" : Text(trace, "trace");
        return $"<div class=\"error\"><p><strong>Error</strong> {Html.Escape(message)}</p>{where}</div>";
    }

    private static string Text(string text, string kind) => string.Join('\n', ProvedLines.Cut(AnsiText.Lines(text)).Select(part =>
        part.IsProved ? ProvedLines.Fold(part.Lines, Block(TrimEnd(part.Lines), kind)) : Text(TrimEnd(part.Lines), kind)));

    private static string[] TrimEnd(string[] lines) => lines[..(Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line)) + 1)];

    private static string Text(string[] lines, string kind)
    {
        if (lines.Length < FoldedFromLines)
            return Block(lines, kind);
        string rest = $"<summary>{lines.Length - ShownLines} more lines</summary>{Block(lines[ShownLines..], kind)}";
        return $"{Block(lines[..ShownLines], kind)}<details class=\"fold\">{rest}</details>";
    }

    private static string Block(string[] lines, string kind) => $"<pre class=\"{kind}\">{string.Join('\n', lines)}</pre>";

    [GeneratedRegex("<tr[ >]")]
    private static partial Regex TableRow();

    [GeneratedRegex(@"\s")]
    private static partial Regex Whitespace();
}
