using System.CommandLine;
using NotebookRunner.Book;
using NotebookRunner.Handouts;
using NotebookRunner.Live;

namespace NotebookRunner.Commands;

/// <summary><c>book</c>: makes pages of the notebooks that <c>run</c> wrote.</summary>
internal sealed class BookCommand : Command
{
    private readonly Option<string> output = CommonOptions.Output("Folder to write, replaced as a whole. [default: artifacts/book, artifacts/clean, artifacts/exercises or artifacts/live of the repository]");
    private readonly Option<bool> clean = new("--clean") { Description = "Instead of the book, write the notebooks with their code and headings but without prose and outputs, for recall; the stubs of the exercises stay." };
    private readonly Option<bool> exercises = new("--exercises") { Description = "Instead of the book, write sheets of the exercises with their stubs, which run without the lesson." };

    private readonly Option<bool> live = new("--live") { Description = "Instead of the book, write it as pages whose cells are edited and run in the browser: static files for any web server. Takes a minute, and needs npm." };
    private readonly Option<string> engine = new("--engine") { Description = "With --live: a published engine (a folder with worker.js) to take in place of src/LiveBook." };

    public BookCommand()
        : base("book", "Writes the notebooks as web pages, each as it last ran; one that was changed since, or never ran, with the outputs it was committed with. Exit code: 2 the call or a notebook is unusable; the others are written.")
    {
        foreach (var option in new Option[] { output, clean, exercises, live, engine })
            Add(option);
        Validators.Add(given =>
        {
            if (new[] { clean, exercises, live }.Where(given.GetValue).ToArray() is [var first, var second, ..])
                given.AddError($"{first.Name} and {second.Name} were both given: each writes a folder of its own. Call book once for each.");
        });
        SetAction((given, token) =>
        {
            var workspace = Workspace.Find(Directory.GetCurrentDirectory());
            if (given.GetValue(live))
                return WriteLiveAsync(workspace, given, token);
            var copy = given.GetValue(clean) ? HandoutCopy.Clean : given.GetValue(exercises) ? HandoutCopy.Exercises : null;
            string folder = Path.GetFullPath(given.GetValue(output) ?? (copy is null ? workspace.Book : Path.Combine(workspace.Artifacts, copy.Name)));
            return copy is null
                ? WriteAsync(workspace, Lessons(workspace), folder, token)
                : WriteCopiesAsync(workspace, copy, folder, token);
        });
    }

    public static async Task<int> WriteAsync(Workspace workspace, ReadableNotebooks notebooks, string folder, CancellationToken token)
    {
        string index = await BookWriter.WriteAsync(workspace, notebooks.Pages, folder, token);
        Console.WriteLine($"The book: {index}");
        return notebooks.Report();
    }

    private async Task<int> WriteLiveAsync(Workspace workspace, ParseResult given, CancellationToken token)
    {
        string frontEnd = await FrontEnd.BuildAsync(Path.Combine(workspace.Root, "src", "NotebookRunner", "Web", "live"), Path.Combine(workspace.Artifacts, "live-web"), token);
        string engineFolder = given.GetValue(engine) is { } chosen ? EngineFiles.Folder(Path.GetFullPath(chosen)) : await EngineFiles.PublishAsync(workspace, token);
        string folder = Path.GetFullPath(given.GetValue(output) ?? workspace.LiveBook);
        var notebooks = Lessons(workspace);
        string index = await LiveWriter.WriteAsync(workspace, notebooks.Pages, new LiveParts(frontEnd, engineFolder, SlowCells.Measured), folder, token);
        Console.WriteLine($"The live book: {index}");
        Console.WriteLine("Any web server can serve this folder; serve --live does on this machine.");
        return notebooks.Report();
    }

    private static ReadableNotebooks Lessons(Workspace workspace) => ReadableNotebooks.Of(workspace, NotebookSelection.Lessons(workspace, []), withSolutions: true);

    private static async Task<int> WriteCopiesAsync(Workspace workspace, HandoutCopy copy, string folder, CancellationToken token)
    {
        var notebooks = ReadableNotebooks.Of(workspace, [.. NotebookSelection.InFolder(workspace.Notebooks).Select(path => new NamedPath(path))]);
        int written = await copy.WriteAsync(workspace, notebooks.Pages.Select(page => page.Notebook), folder, token);
        Console.WriteLine($"{written} notebooks: {Path.Combine(folder, "notebooks")}");
        return notebooks.Report();
    }
}
