namespace NotebookRunner.Book;

/// <summary>Where a notebook lies and which file of the book it becomes.</summary>
internal sealed record NotebookPage(string NotebookPath, string FileName)
{
    /// <summary>The leading number of the notebook's name, for example <c>04</c>; empty where there is none.</summary>
    public string Number => string.Concat(Path.GetFileName(NotebookPath).TakeWhile(char.IsAsciiDigit));

    /// <summary>A notebook in a subfolder of notebooks/ keeps the folder in its page's name: solutions/04-x becomes solutions-04-x.html.</summary>
    public static NotebookPage For(string repositoryRoot, string notebookPath)
    {
        string full = Path.GetFullPath(notebookPath);
        string relative = Path.GetRelativePath(Path.Combine(Path.GetFullPath(repositoryRoot), "notebooks"), full).Replace('\\', '/');
        string name = relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? Path.GetFileName(full) : relative;
        return new(full, Path.ChangeExtension(name, ".html").Replace('/', '-'));
    }
}
