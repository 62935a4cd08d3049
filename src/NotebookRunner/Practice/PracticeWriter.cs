using NotebookRunner.Book;
using NotebookRunner.Notebooks;
using NotebookRunner.Running;

namespace NotebookRunner.Practice;

/// <summary>Writes copies of all lessons into a folder in which they run: notebooks/ with setup.csx, and data/ beside it.</summary>
internal static class PracticeWriter
{
    private const string Notebooks = "notebooks";

    /// <summary>Replaces the folder as a whole. Returns how many notebooks it holds.</summary>
    /// <exception cref="NotebookFormatException">A notebook cannot be read.</exception>
    /// <exception cref="IOException">The folder holds something else, or cannot be written.</exception>
    public static async Task<int> WriteAsync(Workspace workspace, PracticeCopy kind, string folder, CancellationToken token)
    {
        NotebookDocument[] copies = [.. NotebookSelection.InFolder(workspace.Notebooks).Select(NotebookDocument.Load).Select(kind.Make).OfType<NotebookDocument>()];
        await ReplacedFolder.WriteAsync(Path.TrimEndingDirectorySeparator(folder), Notebooks, async unfinished =>
        {
            foreach (var copy in copies)
                await AtomicFile.WriteAsync(Path.Combine(unfinished, Notebooks, $"{copy.Name}.ipynb"), copy.ToJson(), token);
            CopyFiles(workspace.Notebooks, "*.csx", Path.Combine(unfinished, Notebooks));
            CopyFiles(Path.Combine(workspace.Root, "data"), "*", Path.Combine(unfinished, "data"));
        });
        return copies.Length;
    }

    private static void CopyFiles(string source, string pattern, string target)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.Exists(source) ? Directory.EnumerateFiles(source, pattern) : [])
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }
}
