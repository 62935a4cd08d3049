using Microsoft.CodeAnalysis;

namespace NotebookRunner.Worker;

/// <summary>Stands between the compiler and the code of cells, so that a host can stop them.</summary>
internal interface ICellGuard
{
    /// <summary>The code to compile in place of a cell's: the same, with places where it can stop.</summary>
    string Prepare(Compilation cell);

    /// <summary>Runs the compiled code of a cell, and nothing else.</summary>
    Task<object?> RunAsync(Func<Task<object?>> code);
}
