using System.Runtime.CompilerServices;
using NotebookRunner.Book;
using NotebookRunner.Book.Pages;
using NotebookRunner.Notebooks;
using NotebookRunner.Running;

namespace NotebookRunner.Tests.Book;

/// <summary>A repository in a temporary folder, with notebooks, and the book written from it.</summary>
internal sealed class SampleBook : IDisposable
{
    private readonly List<string> notebooks = [];

    public SampleBook() => Root = Directory.CreateTempSubdirectory("book-").FullName;

    public string Root { get; }

    /// <summary>The notebooks with their solutions, read anew.</summary>
    public IReadOnlyList<NotebookPage> Pages() =>
        [.. notebooks.Select(path => NotebookPage.For(Root, NotebookDocument.Load(path)).WithSolutions(new Workspace(Root), NotebookDocument.Load))];

    public string Folder => Path.Combine(Root, "artifacts", "book");

    /// <summary>Where a build of this repository puts the front-end files of others.</summary>
    public static string InstalledWebFolder { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "../../../artifacts/web"));

    public static string Lessons { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "../../../notebooks"));

    public static string WebSources { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "../../../src/NotebookRunner/Web"));

    /// <summary>The lessons of this repository with the outputs they were committed with.</summary>
    public static SampleBook OfTheLessons()
    {
        var book = new SampleBook();
        foreach (string path in Directory.EnumerateFiles(Lessons, "*.ipynb").Order(StringComparer.Ordinal))
            book.With(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));
        string solutions = Path.Combine(Lessons, "solutions");
        foreach (string path in Directory.Exists(solutions) ? Directory.EnumerateFiles(solutions, "*.ipynb") : [])
            book.WithFile($"notebooks/solutions/{Path.GetFileName(path)}", File.ReadAllText(path));
        return book;
    }

    public SampleBook With(string name, string notebook)
    {
        notebooks.Add(WithFile($"notebooks/{name}.ipynb", notebook));
        return this;
    }

    public string WithFile(string path, string content)
    {
        string file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    public SampleBook WithInstalledWebFiles()
    {
        foreach (string file in Directory.EnumerateFiles(InstalledWebFolder, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(Root, "artifacts", "web", Path.GetRelativePath(InstalledWebFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return this;
    }

    public async Task<string> WriteAsync() => await BookWriter.WriteAsync(new Workspace(Root), Pages(), Folder, CancellationToken.None);

    /// <summary>Writes the book and reads one of its pages.</summary>
    public async Task<string> PageAsync(string name)
    {
        await WriteAsync();
        return await File.ReadAllTextAsync(Path.Combine(Folder, name));
    }

    /// <summary>The page of a notebook with these cells only.</summary>
    public static async Task<string> PageOfAsync(params System.Text.Json.Nodes.JsonObject[] cells)
    {
        using var book = new SampleBook().With("01-lesson", Sample.Notebook(cells));
        return await book.PageAsync("01-lesson.html");
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
