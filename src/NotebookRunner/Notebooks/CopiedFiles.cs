namespace NotebookRunner.Notebooks;

/// <summary>Files copied to another folder, each to the place below it that it had below its own.</summary>
internal static class CopiedFiles
{
    /// <param name="files">Files below <paramref name="from"/>.</param>
    /// <param name="from">The folder that they lie in, at any depth.</param>
    /// <param name="to">The folder they go to; what is there of the same name is replaced.</param>
    public static void Copy(IEnumerable<string> files, string from, string to)
    {
        foreach (string file in files)
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
