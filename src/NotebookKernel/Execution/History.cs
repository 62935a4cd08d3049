using System.IO.Enumeration;

namespace NotebookKernel.Execution;

/// <summary>The cells of this session, for the arrow keys of a console.</summary>
internal sealed class History
{
    // There is one session: the one that runs.
    private const int Session = 1;

    private readonly List<Entry> entries = [];

    public void Add(int line, string code, string? result) => entries.Add(new(line, code, result));

    public JsonObject Answer(KernelMessage request)
    {
        bool withOutput = request.Flag("output");
        return new()
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. Chosen(request).Select(entry => entry.ToJson(withOutput))]),
        };
    }

    private IEnumerable<Entry> Chosen(KernelMessage request) => request.Text("hist_access_type") switch
    {
        "tail" => entries.TakeLast(request.Number("n") ?? 10),
        "range" => Range(request.Number("session") ?? 0, request.Number("start") ?? 1, request.Number("stop") ?? int.MaxValue),
        "search" => Search(request.OptionalText("pattern") ?? "*", request.Flag("unique")).TakeLast(request.Number("n") ?? int.MaxValue),
        var other => throw new MalformedMessageException($"hist_access_type is {other}, not tail, range or search"),
    };

    private IEnumerable<Entry> Range(int session, int start, int stop) =>
        session is 0 or Session ? entries.Where(entry => entry.Line >= start && entry.Line < stop) : [];

    private IEnumerable<Entry> Search(string pattern, bool isUnique)
    {
        var found = entries.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Code, ignoreCase: false));
        return isUnique ? found.Reverse().DistinctBy(entry => entry.Code).Reverse() : found;
    }

    private sealed record Entry(int Line, string Code, string? Result)
    {
        public JsonArray ToJson(bool withOutput) => [Session, Line, withOutput ? new JsonArray(Code, Result) : Code];
    }
}
