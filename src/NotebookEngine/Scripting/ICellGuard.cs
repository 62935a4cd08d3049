namespace NotebookEngine.Scripting;

/// <summary>Stands between the compiler and the code of cells, so that a host can stop them.</summary>
internal interface ICellGuard
{
    /// <summary>Runs the compiled code of a cell, or of what it shows, and nothing else.</summary>
    /// <param name="code">What runs.</param>
    /// <param name="stack">The size of its stack in bytes; null for a deep one.</param>
    Task<object?> RunAsync(Func<Task<object?>> code, int? stack = null);
}
