using NotebookEngine.Formatting;

namespace NotebookKernel.Execution;

/// <summary>The <c>user_expressions</c> of a request: what a client wants to know beside the cell, each with a value or an error of its own.</summary>
internal static class UserExpressions
{
    public static async Task<JsonObject> EvaluateAsync(ScriptSession session, JsonElement request, CancellationToken stop)
    {
        var values = new JsonObject();
        if (request.TryGetProperty("user_expressions", out var expressions) && expressions.ValueKind == JsonValueKind.Object)
            foreach (var expression in expressions.EnumerateObject())
                values[expression.Name] = await EvaluateAsync(session, expression.Value.ToString(), stop);
        return values;
    }

    private static async Task<JsonObject> EvaluateAsync(ScriptSession session, string expression, CancellationToken stop)
    {
        try
        {
            var data = ValueFormatter.Format(await session.EvaluateAsync(expression, stop));
            return new() { ["status"] = "ok", ["data"] = KernelOutput.Data(data), ["metadata"] = new JsonObject() };
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // To show a value is to run code of its type, which may throw like any other.
            var error = KernelOutput.ErrorContent(failure is CellException known ? known.Error : ExceptionReport.Describe(failure, "expression"));
            error["status"] = "error";
            return error;
        }
    }
}
