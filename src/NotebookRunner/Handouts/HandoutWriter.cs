using NotebookRunner.Notebooks;
using NotebookRunner.Running;

namespace NotebookRunner.Handouts;

/// <summary>Writes copies of all lessons into a folder in which they run.</summary>
internal static class HandoutWriter
{
    /// <summary>Replaces the folder as a whole. Returns how many notebooks it holds.</summary>
    /// <exception cref="NotebookFormatException">A notebook cannot be read.</exception>
    /// <exception cref="IOException">The folder holds something else, or cannot be written.</exception>
    public static async Task<int> WriteAsync(Workspace workspace, IReadOnlyList<string> lessons, HandoutCopy kind, string folder, CancellationToken token)
    {
        NotebookDocument[] copies = [.. lessons.Select(NotebookDocument.Load).Select(kind.Make).OfType<NotebookDocument>()];
        await ReplacedFolder.WriteAsync(Path.TrimEndingDirectorySeparator(folder), LessonFolder.Notebooks, async unfinished =>
        {
            string notebooks = LessonFolder.Fill(workspace, unfinished);
            foreach (var copy in copies)
                await AtomicFile.WriteAsync(Path.Combine(notebooks, $"{copy.Name}.ipynb"), copy.ToJson(), token);
        });
        return copies.Length;
    }
}
