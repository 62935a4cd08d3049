using NotebookEngine.Insight;

namespace NotebookKernel.Insight;

/// <summary>Answers <c>complete_request</c>: what could stand at the cursor.</summary>
/// <param name="session">Whose names.</param>
/// <param name="directives">The magic commands that cells can use.</param>
internal sealed class Completer(ScriptSession session, Func<IEnumerable<string>>? directives = null)
{
    private readonly CodeCompletion completion = new(session, directives);

    public JsonObject Answer(KernelMessage request)
    {
        var cursor = RequestCursor.Of(request);
        var found = completion.At(cursor);
        int start = RequestCursor.ToCodePoints(cursor, found.Start), end = RequestCursor.ToCodePoints(cursor, found.End);
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
}
