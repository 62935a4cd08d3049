namespace NotebookRunner.Tests.Wire;

/// <summary>Tests that measure the whole process, one after the other when all others are done.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
