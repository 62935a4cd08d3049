namespace NotebookRunner.Running;

/// <summary>A notebook to run.</summary>
/// <param name="Source">Where it is, an absolute path.</param>
/// <param name="Target">Where it goes with its outputs; the same path when it is run in place.</param>
/// <param name="Spare">Where it goes when it is run in place and somebody else has saved it meanwhile.</param>
internal sealed record NotebookTask(string Source, string Target, string Spare = "")
{
    /// <summary>Why it cannot be run at all, in a sentence that names it; null where that shows when it is opened.</summary>
    public string? Problem { get; init; }

    public const string SolutionsFolder = "solutions";

    /// <summary>Opens it where it is in C#.</summary>
    /// <exception cref="NotebookFormatException">It cannot be run at all, is no notebook, or is one in another language.</exception>
    public NotebookDocument LoadCSharp()
    {
        var notebook = Problem is null ? NotebookDocument.Load(Source) : throw new NotebookFormatException(Problem);
        return NotebookLanguage.Problem(notebook) is { } problem ? throw new NotebookFormatException(problem) : notebook;
    }

    /// <summary>The file's name without ending; solutions keep their folder, because a lesson has the same name. What cannot be run at all keeps the name it was given.</summary>
    public string Name => Problem is not null ? Source : (IsSolutions ? $"{SolutionsFolder}/" : "") + Path.GetFileNameWithoutExtension(Source);

    /// <summary>Whether it holds the worked solutions of a lesson, which the book shows in that lesson.</summary>
    public bool IsSolutions => Path.GetFileName(Path.GetDirectoryName(Source)) == SolutionsFolder;
}
