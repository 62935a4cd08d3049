using NotebookEngine.Insight;

namespace NotebookKernel.Insight;

/// <summary>Answers what is asked about the cursor's place: <c>complete_request</c> and <c>inspect_request</c>. The protocol counts characters as Unicode does, strings count UTF-16.</summary>
/// <param name="session">Whose names.</param>
/// <param name="directives">The magic commands that cells can use.</param>
internal sealed class CursorAnswers(ScriptSession session, Func<IEnumerable<string>>? directives = null)
{
    private readonly CodeCompletion completion = new(session, directives);
    private readonly CodeInspection inspection = new(session);

    /// <summary>What could stand there.</summary>
    public JsonObject Complete(KernelMessage request)
    {
        var (code, position) = Cursor(request);
        var found = completion.At(code, position);
        int start = CodePoints(code, found.Start), end = CodePoints(code, found.End);
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Choices.Select(choice => (JsonNode)choice.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                // JupyterLab and VS Code show an icon for each kind.
                ["_jupyter_types_experimental"] = new JsonArray(
                    [.. found.Choices.Select(choice => new JsonObject { ["start"] = start, ["end"] = end, ["text"] = choice.Text, ["type"] = choice.Kind })]),
            },
        };
    }

    /// <summary>What stands there, what it holds, and what its documentation says.</summary>
    public JsonObject Inspect(KernelMessage request)
    {
        var data = new JsonObject();
        var (code, position) = Cursor(request);
        if (inspection.At(code, position) is var (signatures, documentation))
        {
            data["text/plain"] = $"{signatures}\n\n{documentation}".TrimEnd();
            data["text/markdown"] = $"```csharp\n{signatures}\n```\n\n{documentation.Replace("\n", "  \n", StringComparison.Ordinal)}".TrimEnd();
        }
        return new() { ["status"] = "ok", ["found"] = data.Count > 0, ["data"] = data, ["metadata"] = new JsonObject() };
    }

    private static (string Code, int Position) Cursor(KernelMessage request)
    {
        string code = request.Text("code");
        return (code, code.EnumerateRunes().Take(request.Number("cursor_pos") ?? int.MaxValue).Sum(rune => rune.Utf16SequenceLength));
    }

    private static int CodePoints(string code, int position) => code[..position].EnumerateRunes().Count();
}
