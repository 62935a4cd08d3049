namespace SequenceModels.Training;

/// <summary>Prints a line for the first epoch, every n-th and the last.</summary>
/// <param name="output">Where to, for example <c>Console.Out</c>.</param>
/// <param name="every">n ≥ 1, default 1.</param>
public sealed class PrintProgress(TextWriter output, int every = 1) : IProgress<TrainingProgress>
{
    private readonly int every = InRange(every >= 1, every, "A line is printed every n-th epoch, n at least 1.");
    private readonly TextWriter output = Given(output);

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (Given(value).Epoch == 1 || value.Epoch % every == 0 || value.Epoch == value.Epochs)
            output.WriteLine(value);
    }
}
