using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>One run and one check over notebooks with a cell of another shape, with one that is meant to fail, and a good one.</summary>
public sealed class OddNotebooks : IAsyncLifetime, IDisposable
{
    /// <summary>The part that is not of its type, and the cell.</summary>
    internal static IReadOnlyDictionary<string, string> Shapes { get; } = new Dictionary<string, string>
    {
        ["source"] = """{"cell_type":"code","id":"a","metadata":{},"outputs":[],"source":5}""",
        ["metadata"] = """{"cell_type":"code","id":"a","metadata":[],"outputs":[],"source":"1"}""",
        ["outputs[0].text"] = """{"cell_type":"code","id":"a","metadata":{},"outputs":[{"output_type":"stream","text":5}],"source":"1"}""",
    };

    /// <summary>The code, and what its error says.</summary>
    internal static IReadOnlyDictionary<string, (string Code, string Message)> MeantToFail { get; } = new Dictionary<string, (string, string)>
    {
        ["throws"] = ("throw new InvalidOperationException(\"on purpose\");", "on purpose"),
        ["does-not-compile"] = ("int number = \"word\";", "Cannot implicitly convert"),
        ["unknown-command"] = ("#!nothing", "#!nothing"),
        ["imports-nothing"] = ("#!import nowhere.csx", "nowhere.csx"),
    };

    internal TestRepository Repository { get; } = new();

    internal RunnerResult Run { get; private set; } = new(-1, "");

    internal RunnerResult Check { get; private set; } = new(-1, "");

    public static string FileName(string part) => part.Split('[')[0];

    public async Task InitializeAsync()
    {
        Repository.Add("good", "1");
        foreach (var (part, cell) in Shapes)
            await File.WriteAllTextAsync(Repository.Source(FileName(part)), $$"""{"cells":[{{cell}}],"metadata":{},"nbformat":4,"nbformat_minor":5}""");
        foreach (var (name, (code, _)) in MeantToFail)
        {
            Repository.Add(name, code, "1 + 1");
            Repository.Tag(name, 1, "raises-exception");
        }
        Run = await Runner.RunAsync(Repository, "run");
        Check = await Runner.RunAsync(Repository, "check", "--skip-run");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Repository.Dispose();
}
