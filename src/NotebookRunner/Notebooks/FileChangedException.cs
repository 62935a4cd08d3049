namespace NotebookRunner.Notebooks;

/// <summary>Somebody saved a file between its being read and its being written: their work stays.</summary>
internal sealed class FileChangedException(string path) : IOException($"{path} was saved by somebody else while it ran, and stays as it is.");
