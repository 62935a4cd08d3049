using NotebookEngine.Scripting;

namespace NotebookRunner.Tests.Worker;

/// <summary>One session for those cases of a class that do not mind what the others have declared: to begin one reads all of .NET, which takes longer than a cell.</summary>
public sealed class SharedSession : IDisposable
{
    internal ScriptSession Session { get; } = new();

    public void Dispose() => Session.Dispose();
}
