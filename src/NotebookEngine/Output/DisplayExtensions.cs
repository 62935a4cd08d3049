namespace NotebookEngine.Output;

/// <summary>What cells can call on every value. (Public because cells do.)</summary>
/// <remarks>The package's own of these names, which C# chooses only where forms are given, return a value whose <see cref="DisplayedValue.Update"/> replaces nothing.</remarks>
public static class DisplayExtensions
{
    /// <summary>Shows a value below the cell, in the order of the calls.</summary>
    public static DisplayedValue Display(this object? value) => CellDisplay.Display(value);

    /// <summary>Shows a value below the cell.</summary>
#pragma warning disable CA1707, IDE1006 // As cells call it.
    public static DisplayedValue display(object? value) => CellDisplay.Display(value);
#pragma warning restore CA1707, IDE1006
}
