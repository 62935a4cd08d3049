namespace NotebookKernel.Messages;

/// <summary>A message that is not what the protocol says, or not from a client that knows the key: it is dropped.</summary>
internal sealed class MalformedMessageException(string reason, Exception? inner = null) : Exception(reason, inner);
