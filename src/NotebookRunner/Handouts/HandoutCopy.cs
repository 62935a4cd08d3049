using NotebookRunner.Notebooks;

namespace NotebookRunner.Handouts;

/// <summary>A kind of copy to practise with.</summary>
/// <param name="Name">The folder it goes to below artifacts.</param>
/// <param name="Make">Makes the copy of a lesson; none where nothing of the lesson belongs to it.</param>
internal sealed record HandoutCopy(string Name, Func<NotebookDocument, NotebookDocument?> Make)
{
    /// <summary>The code without the prose, for recall.</summary>
    public static HandoutCopy Clean { get; } = new("clean", Recall.Of);

    /// <summary>The exercises with their stubs, on a sheet that runs without the lesson.</summary>
    public static HandoutCopy Exercises { get; } = new("exercises", ExerciseSheet.Of);
}
