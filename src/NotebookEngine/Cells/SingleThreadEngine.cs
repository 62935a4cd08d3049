using NotebookEngine.Output;

namespace NotebookEngine.Cells;

/// <summary>Runs cells where there is one thread, as in a browser. .NET Interactive's kernels, each with a thread that waits, are left out; its formatting, its display and its contexts are there.</summary>
internal sealed class SingleThreadEngine : IDisposable
{
    private static readonly Dictionary<string, string> Languages = new() { ["#!html"] = "text/html", ["#!markdown"] = "text/markdown" };

    private readonly CellDisplay screen;
    private readonly CellParts parts;

    /// <param name="folder">Where what cells import is looked for.</param>
    /// <param name="screen">Where they show what they show.</param>
    public SingleThreadEngine(string folder, CellDisplay screen)
    {
        this.screen = screen;
        parts = new CellParts(Session, new CellReader(Languages.Keys.ToHashSet()), folder, packages: null, guard: null, ShowAsync);
    }

    /// <summary>What a line of a cell can begin with that is no C#.</summary>
    public static IEnumerable<string> Directives => ["#!import", "#r", "#!csharp", .. Languages.Keys];

    /// <summary>What the cells so far have declared.</summary>
    public ScriptSession Session { get; } = new();

    /// <param name="source">The cell's text.</param>
    /// <param name="name">What its frames and messages call it.</param>
    /// <exception cref="CellException">The cell says what is not understood, imports what is missing, does not compile, or throws.</exception>
    public async Task RunAsync(string source, string name)
    {
        // The compiler waits for tasks that it has just started. That a thread of the pool does by itself, and the only thread is one from its first task on.
        await Task.Run(() => { });
        var cell = new CellCommand(source, name, CancellationToken.None);
        using var context = KernelInvocationContext.GetOrCreateAmbientContext(cell);
        using var shown = context.KernelEvents.Subscribe(screen.OnNext);
        await parts.RunAsync(source, cell, context);
    }

    public void Dispose() => Session.Dispose();

    private static Task ShowAsync(KernelPart part, CellCommand cell, KernelInvocationContext context)
    {
        string[] text = part.Text.Split('\n', 2);
        string word = text[0].Split((char[]?)null, 2)[0];
        if (!Languages.TryGetValue(word, out string? form))
            throw CellException.OfDirective($"{word} does not work in a browser. Run the notebook with the SDK, or write it in C#.", part.Line);
        context.DisplayAs(text.ElementAtOrDefault(1) ?? "", form);
        return Task.CompletedTask;
    }
}
