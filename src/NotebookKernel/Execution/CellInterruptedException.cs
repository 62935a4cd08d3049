namespace NotebookKernel.Execution;

/// <summary>The person stopped the cell.</summary>
internal sealed class CellInterruptedException() : Exception("The cell was interrupted. What the cells before it declared is still there.");
