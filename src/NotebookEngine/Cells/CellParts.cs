using Microsoft.DotNet.Interactive.Events;
using NotebookEngine.Formatting;
using NotebookEngine.Packages;

namespace NotebookEngine.Cells;

/// <summary>Runs a cell part by part: what it asks for, its C#, what it says in another language. The same in every host.</summary>
internal sealed class CellParts
{
    private readonly ScriptSession session;
    private readonly CellReader reader;
    private readonly CellSetup setup;
    private readonly ICellGuard? guard;
    private readonly Func<KernelPart, CellCommand, KernelInvocationContext, Task> other;

    /// <param name="session">Runs the C#.</param>
    /// <param name="reader">Takes cells apart.</param>
    /// <param name="folder">Where what cells import is looked for.</param>
    /// <param name="packages">Fetches packages; null where none can be had.</param>
    /// <param name="guard">What makes cells stop when they are told to; null where nobody does.</param>
    /// <param name="other">Runs what is not C#.</param>
    public CellParts(
        ScriptSession session, CellReader reader, string folder, SessionPackages? packages, ICellGuard? guard, Func<KernelPart, CellCommand, KernelInvocationContext, Task> other)
    {
        (this.session, this.reader, this.guard, this.other) = (session, reader, guard, other);
        setup = new CellSetup(folder, packages, session, RunAsync);
    }

    public async Task RunAsync(string source, CellCommand cell, KernelInvocationContext context)
    {
        foreach (var part in reader.Read(source))
            await (part switch
            {
                CodePart code => RunCodeAsync(code.Code, cell, context),
                DirectivePart directives => setup.ApplyAsync(directives.Directives, cell, context),
                KernelPart language => other(language, cell, context),
                _ => throw new ArgumentOutOfRangeException(nameof(source), part, "There is no other part."),
            });
    }

    private async Task RunCodeAsync(string code, CellCommand cell, KernelInvocationContext context)
    {
        LearnersCharts.Prepare();
        object? value = await session.RunAsync(code, cell.Name, cell.Token);
        if (value is null or DisplayedValue)
            return;
        var data = await FormatAsync(value);
        context.Publish(new ReturnValueProduced(value, context.Command, [.. data.Select(form => new FormattedValue(form.Key, form.Value))]));
    }

    // To show a value is to run code of its type.
    private async Task<Dictionary<string, string>> FormatAsync(object value) => guard is null
        ? ValueFormatter.Format(value)
        : (Dictionary<string, string>)(await guard.RunAsync(() => Task.FromResult<object?>(SmallStack.RunHere(() => ValueFormatter.Format(value))), SmallStack.Bytes))!;
}
