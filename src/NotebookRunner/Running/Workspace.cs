namespace NotebookRunner.Running;

/// <summary>The repository around the current directory, or that directory itself where there is none.</summary>
internal sealed record Workspace(string Root)
{
    private const string Marker = "RnnNotebooks.sln";

    public string Notebooks => Path.Combine(Root, "notebooks");

    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>Where notebooks go with their outputs.</summary>
    public string RunNotebooks => Path.Combine(Artifacts, "notebooks");

    /// <summary>The worked solutions: notebooks with the names of their lessons.</summary>
    public string Solutions => Path.Combine(Notebooks, NotebookTask.SolutionsFolder);

    public string Book => Path.Combine(Artifacts, "book");

    /// <summary>The front-end files of others, where the build found npm.</summary>
    public string Web => Path.Combine(Artifacts, "web");

    public string LiveBook => Path.Combine(Artifacts, "live");

    /// <summary>A notebook of the folder notebooks as it last ran, or as it is where it was changed since or never ran.</summary>
    public string Newest(string source)
    {
        string run = Path.Combine(RunNotebooks, Path.GetRelativePath(Notebooks, source));
        return File.Exists(run) && File.GetLastWriteTimeUtc(run) >= File.GetLastWriteTimeUtc(source) ? run : source;
    }

    public static Workspace Find(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
                return new Workspace(folder.FullName);
        return new Workspace(Path.GetFullPath(directory));
    }
}
