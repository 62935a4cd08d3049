namespace NotebookRunner.Notebooks;

/// <summary>A file is not a notebook this program can read; the message says what is wrong and what to do.</summary>
internal sealed class NotebookFormatException(string message, Exception? inner = null) : Exception(message, inner);
