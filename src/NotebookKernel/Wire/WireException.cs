namespace NotebookKernel.Wire;

/// <summary>A peer that does not keep to the protocol or to the limits; says what it did.</summary>
internal sealed class WireException(string message) : Exception(message);
