namespace NotebookRunner.Running;

/// <summary>A notebook to run.</summary>
/// <param name="Source">Where it is, an absolute path.</param>
/// <param name="Target">Where it goes with its outputs; the same path when it is run in place.</param>
internal sealed record NotebookTask(string Source, string Target)
{
    public string Name => Path.GetFileNameWithoutExtension(Source);
}
