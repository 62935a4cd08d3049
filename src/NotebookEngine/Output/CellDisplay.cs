using System.Collections.Concurrent;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Utility;
using NotebookEngine.Formatting;

namespace NotebookEngine.Output;

/// <summary>Everything by which a cell shows something: the console, <c>x.Display()</c>, its trailing value, what a kernel publishes.</summary>
/// <remarks>
/// Of the package's events the console's are not used: ours writes at once and can be stopped there. <c>x.Display()</c> is taken where it is called, before it
/// becomes an event, so that it keeps its place among what other threads write and is not lost when its cell is over.
/// </remarks>
internal sealed class CellDisplay(CellOutput output)
{
    private static volatile CellDisplay? current;

    private readonly ConcurrentDictionary<(string Id, bool IsUpdate), int> taken = new();

    static CellDisplay()
    {
        // Before the package itself subscribes, which is when its first kernel is made.
        Formatter.SubscribeToDisplayedValues(shown =>
        {
            // Without a context the package itself writes the value to the console.
            if (KernelInvocationContext.Current is not null)
                current?.Take(shown);
        });
        GuardedFormatter.Use();
        // While somebody is subscribed the package leaves Console.Out and Console.Error alone.
        ConsoleOutput.Subscribe(_ => Stream.Null);
    }

    /// <summary>Makes the process's console this screen's; again for each cell, because the one before may have put something else there.</summary>
    /// <param name="input">What cells read; null where nobody can answer.</param>
    public void Take(TextReader? input = null)
    {
        Console.SetOut(new ConsoleRelay(output, "stdout"));
        Console.SetError(new ConsoleRelay(output, "stderr"));
        Console.SetIn(input ?? new NoInput());
        current = this;
    }

    /// <summary>Shows a value of the cell that runs, or ran last.</summary>
    public static DisplayedValue Display(object? value)
    {
        var screen = current ?? throw new InvalidOperationException("Display works inside a notebook's cell only.");
        var shown = new DisplayedValue(value, ValueFormatter.Forms(value));
        screen.Take(shown);
        if (KernelInvocationContext.Current is { } context)
            context.Publish(new DisplayedValueProduced(value, context.Command, shown.FormattedValues, shown.DisplayId));
        return shown;
    }

    /// <summary>Shows what a kernel publishes, if it is to be seen.</summary>
    public void OnNext(KernelEvent value)
    {
        if (value is (DisplayedValueProduced or DisplayedValueUpdated or ReturnValueProduced) and DisplayEvent shown && !WasTaken(shown))
            Show(shown is ReturnValueProduced, shown is DisplayedValueUpdated, shown.ValueId, ValueFormatter.Shown(shown.Value, shown.FormattedValues));
    }

    private void Take(DisplayedValue value)
    {
        if (KernelInvocationContext.Current is { IsComplete: false })
            taken.AddOrUpdate((value.DisplayId, value.IsUpdated), 1, (_, count) => count + 1);
        Show(isResult: false, value.IsUpdated, value.DisplayId, ValueFormatter.Shown(value.Value, value.FormattedValues));
    }

    private bool WasTaken(DisplayEvent shown)
    {
        var key = (shown.ValueId ?? "", shown is DisplayedValueUpdated);
        if (!taken.TryGetValue(key, out int count))
            return false;
        if (count == 1)
            taken.TryRemove(key, out _);
        else
            taken[key] = count - 1;
        return true;
    }

    private void Show(bool isResult, bool isUpdate, string? id, Dictionary<string, string> data)
    {
        StandardStreams.Drain();
        if (isUpdate)
            output.Update(new ValueUpdated(id!, data));
        else
            output.Show(new ValueShown(isResult, data, isResult ? null : id));
    }
}
