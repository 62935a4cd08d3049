namespace NotebookRunner.Handouts;

/// <summary>A folder in which lessons run: notebooks/ with setup.csx, and data/ beside it.</summary>
internal static class LessonFolder
{
    public const string Notebooks = "notebooks";

    /// <returns>The folder for the notebooks.</returns>
    public static string Fill(Workspace workspace, string folder)
    {
        string notebooks = Path.Combine(folder, Notebooks);
        CopyFiles(workspace.Notebooks, "*.csx", notebooks);
        CopyFiles(Path.Combine(workspace.Root, "data"), "*", Path.Combine(folder, "data"));
        return notebooks;
    }

    private static void CopyFiles(string source, string pattern, string target)
    {
        Directory.CreateDirectory(target);
        if (Directory.Exists(source))
            CopiedFiles.Copy(Directory.EnumerateFiles(source, pattern), source, target);
    }
}
