namespace NotebookRunner.Notebooks;

/// <summary>A folder of pages that is written beside its place and then takes it as a whole, so that nobody sees half of it.</summary>
internal static class ReplacedFolder
{
    /// <param name="output">The folder to replace.</param>
    /// <param name="proof">A file that only such a folder holds, relative to it: a folder without it is somebody's own.</param>
    /// <param name="write">Writes everything into the folder it is given.</param>
    /// <exception cref="IOException">The folder holds something else, or cannot be written.</exception>
    public static async Task WriteAsync(string output, string proof, Func<string, Task> write)
    {
        RefuseOtherFiles(output, proof);
        string unfinished = $"{output}.{Path.GetRandomFileName()}";
        try
        {
            await write(unfinished).ConfigureAwait(false);
            Replace(output, unfinished);
        }
        finally
        {
            Delete(unfinished);
        }
    }

    private static void RefuseOtherFiles(string output, string proof)
    {
        bool isOurs = Path.Exists(Path.Combine(output, proof));
        if (!isOurs && Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any())
            throw new IOException($"{output} holds other files, and this folder would be replaced as a whole. Name another folder or empty this one.");
    }

    private static void Replace(string output, string finished)
    {
        string stale = $"{finished}.old";
        if (Directory.Exists(output))
            Directory.Move(output, stale);
        Directory.Move(finished, output);
        Delete(stale);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
