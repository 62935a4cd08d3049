namespace NotebookRunner.Running;

/// <summary>The repository around the current directory, or that directory itself where there is none.</summary>
internal sealed record Workspace(string Root)
{
    private const string Marker = "RnnNotebooks.sln";

    public string Notebooks => Path.Combine(Root, "notebooks");

    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>Where notebooks go with their outputs.</summary>
    public string RunNotebooks => Path.Combine(Artifacts, "notebooks");

    public string Book => Path.Combine(Artifacts, "book");

    public static Workspace Find(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
                return new Workspace(folder.FullName);
        return new Workspace(Path.GetFullPath(directory));
    }
}
