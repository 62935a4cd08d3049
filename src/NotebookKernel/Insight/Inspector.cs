using NotebookEngine.Insight;

namespace NotebookKernel.Insight;

/// <summary>Answers <c>inspect_request</c>: what the thing at the cursor is, what it holds, and what its documentation says.</summary>
internal sealed class Inspector(ScriptSession session)
{
    private readonly CodeInspection inspection = new(session);

    public JsonObject Answer(KernelMessage request)
    {
        var data = new JsonObject();
        if (inspection.At(RequestCursor.Of(request)) is { } found)
        {
            data["text/plain"] = $"{found.Signatures}\n\n{found.Documentation}".TrimEnd();
            data["text/markdown"] = $"```csharp\n{found.Signatures}\n```\n\n{found.Documentation.Replace("\n", "  \n", StringComparison.Ordinal)}".TrimEnd();
        }
        return new() { ["status"] = "ok", ["found"] = data.Count > 0, ["data"] = data, ["metadata"] = new JsonObject() };
    }
}
