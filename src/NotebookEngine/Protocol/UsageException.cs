namespace NotebookEngine.Protocol;

/// <summary>The call cannot be carried out; the message says what was given and what is expected.</summary>
internal sealed class UsageException(string message) : Exception(message);
