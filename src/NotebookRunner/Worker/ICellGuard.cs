namespace NotebookRunner.Worker;

/// <summary>Stands between the compiler and the code of cells, so that a host can stop them.</summary>
internal interface ICellGuard
{
    /// <summary>Runs the compiled code of a cell, and nothing else.</summary>
    Task<object?> RunAsync(Func<Task<object?>> code);
}
