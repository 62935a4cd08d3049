namespace NotebookRunner.Worker;

/// <summary>A value below a cell, and the way to put another in its place: for progress, and for what is drawn step by step.</summary>
public sealed class DisplayedValue
{
    private readonly Action<object?> replace;

    internal DisplayedValue(Action<object?> replace) => this.replace = replace;

    /// <summary>Shows another value where this one stands, in whichever cell that is.</summary>
    public void Update(object? updatedValue) => replace(updatedValue);
}
