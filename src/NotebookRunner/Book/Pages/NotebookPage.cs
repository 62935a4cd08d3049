namespace NotebookRunner.Book.Pages;

/// <summary>Where a notebook lies and which file of the book it becomes.</summary>
/// <param name="Notebook">What to read: the notebook with its outputs.</param>
/// <param name="Source">The notebook in the repository, from which its links are seen.</param>
/// <param name="FileName">The page's name in the book.</param>
internal sealed record NotebookPage(NotebookDocument Notebook, string Source, string FileName)
{
    /// <summary>The notebook with the lesson's solutions, which this page shows folded; none where the page shows none.</summary>
    public NotebookPage? Solutions { get; init; }

    /// <summary>The page's name in a link: a # or a space of the notebook's name would end it.</summary>
    public string Address => Uri.EscapeDataString(FileName);

    /// <summary>The name of the page with the lesson's slides.</summary>
    public string DeckFileName => Path.ChangeExtension(FileName, ".slides.html");

    /// <summary>The leading number of the notebook's name, for example <c>04</c>, a second half's <c>05b</c> or an appendix's <c>A1</c>; empty where there is none.</summary>
    public string Number => LessonName.Of(Source)?.Label ?? "";

    /// <summary>The page with the solutions of <paramref name="workspace"/> that belong to it, as they last ran, where they can be read.</summary>
    public NotebookPage WithSolutions(Workspace workspace, Func<string, NotebookDocument?> read) =>
        this with { Solutions = LessonFiles.Solutions(workspace.Solutions, Source) is { } source && read(workspace.Newest(source)) is { } solutions ? For(workspace.Root, solutions) : null };

    /// <summary>
    /// A run writes its copies to artifacts/notebooks, in the folders they have under notebooks.
    /// A subfolder stays in the page's name: solutions/04-x becomes solutions-04-x.html.
    /// </summary>
    public static NotebookPage For(string repositoryRoot, NotebookDocument notebook)
    {
        string root = Path.GetFullPath(repositoryRoot);
        string executed = Path.GetFullPath(notebook.Path);
        string notebooks = Path.Combine(root, "notebooks");
        string? copied = Below(Path.Combine(root, "artifacts", "notebooks"), executed);
        string source = copied is null ? executed : Path.Combine(notebooks, copied);
        string name = Below(notebooks, source) ?? Path.GetFileName(source);
        return new(notebook, source, Path.ChangeExtension(name, ".html").Replace('\\', '/').Replace('/', '-'));
    }

    private static string? Below(string folder, string path)
    {
        string relative = Path.GetRelativePath(folder, path);
        return Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal) ? null : relative;
    }
}
