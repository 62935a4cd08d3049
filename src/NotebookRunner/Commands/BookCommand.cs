using System.CommandLine;
using NotebookRunner.Book;
using NotebookRunner.Running;

namespace NotebookRunner.Commands;

/// <summary><c>book</c>: makes pages of the notebooks that <c>run</c> wrote.</summary>
internal sealed class BookCommand : Command
{
    private readonly OutputFolder output = new("Folder for the pages. [default: artifacts/book of the repository]");

    public BookCommand()
        : base("book", "Writes the notebooks of the last run as web pages; before the first run, those of the repository with the outputs they were committed with.")
    {
        Add(output);
        SetAction((given, token) =>
        {
            var workspace = Workspace.Find(Directory.GetCurrentDirectory());
            return WriteAsync(workspace, NotebookSelection.Lessons(workspace, []), Path.GetFullPath(given.GetValue(output) ?? workspace.Book), token);
        });
    }

    public static async Task<int> WriteAsync(Workspace workspace, IReadOnlyList<string> notebooks, string folder, CancellationToken token)
    {
        string index = await BookWriter.WriteAsync(workspace.Root, notebooks, folder, token);
        Console.WriteLine($"The book: {index}");
        return ExitCode.Passed;
    }
}
