namespace NotebookRunner.Notebooks;

/// <summary>Files copied to where there may be no folder yet, and one of the same name is replaced.</summary>
internal static class CopiedFiles
{
    /// <summary>Copies each to the place below a folder that it has below its own.</summary>
    /// <param name="files">Files below <paramref name="from"/>.</param>
    /// <param name="from">The folder that they lie in, at any depth.</param>
    /// <param name="to">The folder they go to.</param>
    public static void Copy(IEnumerable<string> files, string from, string to)
    {
        foreach (string file in files)
            Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    public static void Copy(string file, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target, overwrite: true);
    }
}
