namespace NotebookRunner.Live;

/// <summary>What live pages load beside the book's own files.</summary>
/// <param name="FrontEnd">The folder with what <see cref="Live.FrontEnd"/> bundled.</param>
/// <param name="Engine">The folder with <c>worker.js</c> and the .NET runtime for browsers.</param>
/// <param name="Slow">How long slow cells take.</param>
internal sealed record LiveParts(string FrontEnd, string Engine, SlowCells Slow)
{
    /// <summary>Puts the files to their places in the live book.</summary>
    public void CopyTo(string folder)
    {
        Copy(FrontEnd, folder);
        Copy(Engine, Path.Combine(folder, "engine"));
    }

    private static void Copy(string from, string to) => CopiedFiles.Copy(Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories), from, to);
}
