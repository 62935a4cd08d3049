using System.Text;
using System.Text.Json.Nodes;
using NotebookEngine.Protocol;

namespace NotebookOutputs;

/// <summary>Builds the outputs of one cell in nbformat's form, in the order in which they came.</summary>
internal sealed class CellOutputs(int executionCount)
{
    private readonly List<Output> outputs = [];

    /// <summary>Text, a value or an end of all before, as it came; what is no output is left to others.</summary>
    public void Take(WorkerEvent happened)
    {
        if (happened is TextWritten text)
            AddText(text.Stream, text.Text);
        else if (happened is ValueShown value)
            outputs.Add(new ValueOutput(value));
        else if (happened is OutputCleared)
            outputs.Clear();
    }

    /// <summary>Replaces a value shown before.</summary>
    /// <returns>Whether it is this cell's.</returns>
    public bool Update(ValueUpdated update)
    {
        int index = outputs.FindIndex(output => output is ValueOutput shown && shown.Value.DisplayId == update.DisplayId);
        if (index >= 0)
            outputs[index] = new ValueOutput(((ValueOutput)outputs[index]).Value with { Data = update.Data });
        return index >= 0;
    }

    public void AddError(CellError error) => outputs.Add(new ErrorOutput(error));

    public JsonArray ToJson() => [.. outputs.Select(output => output.ToJson(executionCount))];

    private void AddText(string stream, string text)
    {
        if (outputs is not [.., TextOutput last] || last.Stream != stream)
            outputs.Add(last = new TextOutput(stream, new StringBuilder()));
        last.Text.Append(text);
    }

    private abstract record Output
    {
        public abstract JsonNode ToJson(int executionCount);
    }

    private sealed record TextOutput(string Stream, StringBuilder Text) : Output
    {
        public override JsonNode ToJson(int executionCount) =>
            new JsonObject { ["name"] = Stream, ["output_type"] = "stream", ["text"] = Multiline.Write(Text.ToString()) };
    }

    private sealed record ValueOutput(ValueShown Value) : Output
    {
        public override JsonNode ToJson(int executionCount)
        {
            var data = new JsonObject(Value.Data.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => KeyValuePair.Create(pair.Key, MimeData.Read(pair.Key, pair.Value, Multiline.Write))));
            return Value.IsResult
                ? new JsonObject { ["data"] = data, ["execution_count"] = executionCount, ["metadata"] = new JsonObject(), ["output_type"] = "execute_result" }
                : new JsonObject { ["data"] = data, ["metadata"] = new JsonObject(), ["output_type"] = "display_data" };
        }
    }

    private sealed record ErrorOutput(CellError Error) : Output
    {
        public override JsonNode ToJson(int executionCount) => new JsonObject
        {
            ["ename"] = Error.Name,
            ["evalue"] = Error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. Error.Traceback.Select(line => (JsonNode)line)]),
        };
    }
}
