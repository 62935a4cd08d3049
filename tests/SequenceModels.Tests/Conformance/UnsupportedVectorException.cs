namespace SequenceModels.Tests.Conformance;

/// <summary>A vector asks for something the library does not have.</summary>
internal sealed class UnsupportedVectorException(string what) : Exception(what);
