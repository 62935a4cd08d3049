namespace SequenceModels.Charts;

/// <summary>A step of a diagram that builds up. Written as a tuple: <c>("forget", "f_t says what is kept", ["f", "keep"])</c>.</summary>
/// <param name="Label">Where the slider stops.</param>
/// <param name="Title">What this step adds, in one sentence.</param>
/// <param name="New">The ids of the boxes that appear; an arrow appears with the second of its boxes.</param>
public sealed record DiagramStage(string Label, string Title, IReadOnlyList<string> New)
{
    /// <summary>A stage from its label, what it adds, and its boxes.</summary>
    public static implicit operator DiagramStage((string Label, string Title, string[] New) stage) => new(stage.Label, stage.Title, stage.New);
}
