using NotebookRunner.Handouts;

namespace NotebookRunner.Grading;

/// <summary>A folder of its own for one copy, as if the course had no other student: what its cells write there harms nobody.</summary>
internal sealed class ScratchFolder : IDisposable
{
    /// <summary>The folder below it for what the copy's process keeps for a while.</summary>
    public const string Temporary = "tmp";

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("grade-");

    public ScratchFolder(Workspace workspace)
    {
        Notebooks = LessonFolder.Fill(workspace, root.FullName);
        root.CreateSubdirectory(Temporary);
    }

    /// <summary>Where the cells run.</summary>
    public string Notebooks { get; }

    public void Dispose()
    {
        try
        {
            root.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The system empties its temporary folder; a grade is not lost for it.
        }
    }
}
