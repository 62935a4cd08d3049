using System.Text.Json.Nodes;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>One call of each command with paths that name no notebook between those that do.</summary>
public sealed class NamedNotebooks : IAsyncLifetime, IDisposable
{
    internal TestRepository Repository { get; } = new();

    internal RunnerResult Run { get; private set; } = new(-1, "");

    internal RunnerResult Check { get; private set; } = new(-1, "");

    internal RunnerResult Slides { get; private set; } = new(-1, "");

    internal RunnerResult Book { get; private set; } = new(-1, "");

    public async Task InitializeAsync()
    {
        Repository.Add("01-one", "# One", "1 + 1");
        var marked = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Source("01-one")))!;
        marked["cells"]![0]!["metadata"]!["slideshow"] = new JsonObject { ["slide_type"] = "slide" };
        await File.WriteAllTextAsync(Repository.Source("01-one"), marked.ToJsonString());
        Repository.Add("02-two", "2 + 2");
        await File.WriteAllTextAsync(Repository.Source("03-page"), "<html></html>");
        foreach (string folder in (string[])["none", "above/below", "notebooks/solutions", "notebooks/part", "notebooks/other"])
            Directory.CreateDirectory(Repository.PathOf(folder));
        await File.WriteAllTextAsync(Repository.PathOf("above/below/x.ipynb"), "{}");
        await File.WriteAllTextAsync(Repository.Source("solutions/01-one"), "<html></html>");
        Repository.Add("part/one", "1");
        Repository.Add("other/three", "3");
        string[] paths = ["notebooks/part", "notebooks/01*.ipynb", "missing.ipynb", "none", "above", "RnnNotebooks.sln", "notebooks/03-page.ipynb", "./notebooks/01-one.ipynb", "notebooks/02-two.ipynb"];
        Run = await Runner.RunAsync(Repository, ["run", .. paths]);
        Check = await Runner.RunAsync(Repository, ["check", "--skip-run", .. paths]);
        Slides = await Runner.RunAsync(Repository, "slides", "01", "17", "03");
        Book = await Runner.RunAsync(Repository, "book");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Repository.Dispose();
}
