using System.CommandLine;
using NotebookRunner.Book;
using NotebookRunner.Running;

namespace NotebookRunner.Commands;

/// <summary><c>book</c>: makes pages of the notebooks that <c>run</c> wrote.</summary>
internal sealed class BookCommand : Command
{
    private readonly Option<string> output = new("--output") { Description = "Folder for the pages. [default: artifacts/book of the repository]" };

    public BookCommand()
        : base("book", "Writes the notebooks of the last run as web pages.")
    {
        Add(output);
        SetAction((parsed, token) => WriteAsync(Workspace.Find(Directory.GetCurrentDirectory()), parsed.GetValue(output), token));
    }

    public static async Task<int> WriteAsync(Workspace workspace, string? folder, CancellationToken token)
    {
        var written = NotebookSelection.Find(workspace, [Path.Combine(workspace.Artifacts, "notebooks")], "", inPlace: true);
        string target = Path.GetFullPath(folder ?? Path.Combine(workspace.Artifacts, "book"));
        string index = await BookWriter.WriteAsync(workspace.Root, [.. written.Select(notebook => notebook.Source)], target, token);
        Console.WriteLine($"The book: {index}");
        return ExitCode.Passed;
    }
}
