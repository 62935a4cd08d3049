using System.Globalization;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>Everything by which a cell shows something: the console, <c>x.Display()</c>, its trailing value.</summary>
internal sealed class CellScreen(CellOutput output)
{
    // A page may still show what a process before this one, or another notebook's, has displayed.
    private readonly string process = Guid.NewGuid().ToString("N");
    private int displays;

    /// <summary>Makes the process's console this screen's; again for each cell, because the one before may have put something else there.</summary>
    public void Take(TextReader input)
    {
        Console.SetOut(new ConsoleRelay(output, "stdout"));
        Console.SetError(new ConsoleRelay(output, "stderr"));
        Console.SetIn(input);
        DisplayExtensions.Connect(Display);
    }

    /// <summary>Shows a cell's trailing value, where it has one. A display shows itself.</summary>
    public void ShowResult(object? value)
    {
        if (value is not (null or DisplayedValue))
            output.Show(new ValueShown(IsResult: true, ValueFormatter.Format(value)));
    }

    private DisplayedValue Display(object? value)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{process}-{Interlocked.Increment(ref displays)}");
        output.Show(new ValueShown(IsResult: false, ValueFormatter.Format(value), id));
        return new DisplayedValue(other => output.Update(new ValueUpdated(id, ValueFormatter.Format(other))));
    }
}
