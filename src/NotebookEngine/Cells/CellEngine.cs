using System.Runtime.ExceptionServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookEngine.Formatting;
using NotebookEngine.Interruption;
using NotebookEngine.Output;
using NotebookEngine.Packages;
using NotebookEngine.Protocol;
using NotebookEngine.Scripting;

namespace NotebookEngine.Cells;

/// <summary>Runs cells, as a host of .NET Interactive: one composite kernel, in which our C# stands beside the package's kernels. The same for <c>run</c>, <c>grade</c> and the Jupyter kernel.</summary>
internal sealed class CellEngine : IDisposable
{
    private readonly CompositeKernel root = new();
    private readonly ICellGuard? guard;
    private readonly CellSetup setup;
    private readonly CellReader reader;
    private readonly KnownDirectives known;

    /// <param name="folder">Where what cells import is looked for.</param>
    /// <param name="screen">Where they show what they show.</param>
    /// <param name="notify">Is told of packages that are fetched.</param>
    /// <param name="ask">Asks the person, with a prompt, hiding what is typed or not; throws <see cref="InvalidOperationException"/> where nobody can answer.</param>
    /// <param name="guard">What makes cells stop when they are told to; null where nobody does.</param>
    public CellEngine(string folder, CellDisplay screen, Action<WorkerEvent> notify, Func<string, bool, string> ask, ICellGuard? guard = null)
    {
        this.guard = guard;
        Session = new ScriptSession(guard);
        var csharp = new ScriptKernel(Session, RunAsync).UseValueSharing().UseWho();
        KernelDirectives.AddTime(csharp);
        root.Add(csharp, ["c#", "C#"]);
        root.Add(new KeyValueStoreKernel().UseWho());
        root.Add(new HtmlKernel());
        root.Add(new TextKernel("markdown", "text/markdown"));
        root.Add(new TextKernel("javascript", "text/html", code => $"<script>{code}</script>"), ["js"]);
        root.DefaultKernelName = csharp.Name;
        KernelDirectives.AddInput(root, ask);
        root.KernelEvents.Subscribe(screen);
        known = new KnownDirectives(root, csharp);
        reader = new CellReader(known.Languages, known.Own);
        setup = new CellSetup(folder, new SessionPackages(Session, new PackageExtensions(root), notify), Session, RunPartsAsync);
    }

    /// <summary>What the cells so far have declared.</summary>
    public ScriptSession Session { get; }

    /// <summary>The magic commands that cells can use, with what they do.</summary>
    public IEnumerable<(string Name, string Description)> Directives => known.All;

    /// <param name="source">The cell's text.</param>
    /// <param name="name">What its frames and messages call it.</param>
    /// <param name="token">Stops what is not the cell's own code: compiling, fetching packages.</param>
    /// <exception cref="CellException">The cell says what is not understood, imports what is missing, does not compile, or throws.</exception>
    public async Task RunAsync(string source, string name, CancellationToken token = default)
    {
        var cell = new CellCommand(source, name, token);
        var result = await root.SendAsync(cell, CancellationToken.None);
        if (cell.Failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        // What a magic command gets wrong may fail the whole cell.
        if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed)
            throw Failed(failed, cell.Line);
    }

    public void Dispose()
    {
        root.Dispose();
        Session.Dispose();
    }

    private Task RunAsync(CellCommand cell, KernelInvocationContext context) => RunPartsAsync(cell.Source, cell, context);

    private async Task RunPartsAsync(string source, CellCommand cell, KernelInvocationContext context)
    {
        foreach (var part in reader.Read(source))
            await (part switch
            {
                CodePart code => RunCodeAsync(code.Code, cell, context),
                DirectivePart directives => setup.ApplyAsync(directives.Directives, cell, context),
                KernelPart other => SendAsync(other, cell),
                _ => throw new ArgumentOutOfRangeException(nameof(source), part, "There is no other part."),
            });
    }

    private async Task RunCodeAsync(string code, CellCommand cell, KernelInvocationContext context)
    {
        LearnersCharts.Prepare();
        object? value = await Session.RunAsync(code, cell.Name, cell.Token);
        if (value is null or DisplayedValue)
            return;
        var data = await FormatAsync(value);
        context.Publish(new ReturnValueProduced(value, context.Command, [.. data.Select(form => new FormattedValue(form.Key, form.Value))]));
    }

    // To show a value is to run code of its type.
    private async Task<Dictionary<string, string>> FormatAsync(object value) => guard is null
        ? ValueFormatter.Format(value)
        : (Dictionary<string, string>)(await guard.RunAsync(() => Task.FromResult<object?>(SmallStack.RunHere(() => ValueFormatter.Format(value))), SmallStack.Bytes))!;

    private async Task SendAsync(KernelPart part, CellCommand cell)
    {
        known.Check(part);
        cell.Line = part.Line;
        var result = await root.SendAsync(new SubmitCode(part.Text), CancellationToken.None);
        if (result.Events.OfType<CommandFailed>().LastOrDefault() is { } failed)
            throw Failed(failed, part.Line);
    }

    private static CellException Failed(CommandFailed failed, int? line) => new(new CellError(ErrorKind.Directive, "Directive", failed.Message, line, []));
}
