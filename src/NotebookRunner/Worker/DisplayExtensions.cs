namespace NotebookRunner.Worker;

/// <summary>What cells can call on every value; the other hosts bring the same method.</summary>
public static class DisplayExtensions
{
    private static Func<object?, DisplayedValue> show = _ => throw new InvalidOperationException("Display works inside a notebook's cell only.");

    /// <summary>Shows a value below the cell, in the order of the calls.</summary>
    public static DisplayedValue Display(this object? value) => show(value);

    internal static void Connect(Func<object?, DisplayedValue> target) => show = target;
}
