using System.Runtime.ExceptionServices;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using NotebookEngine.Output;
using NotebookEngine.Packages;

namespace NotebookEngine.Cells;

/// <summary>Runs cells, as a host of .NET Interactive: one composite kernel, in which our C# stands beside the package's kernels. The same for <c>run</c>, <c>grade</c> and the Jupyter kernel.</summary>
internal sealed partial class CellEngine : IDisposable
{
    private readonly CompositeKernel root = new();
    private readonly CellParts parts;
    private readonly KnownDirectives known;

    /// <param name="folder">Where what cells import is looked for.</param>
    /// <param name="screen">Where they show what they show.</param>
    /// <param name="notify">Is told of packages that are fetched.</param>
    /// <param name="ask">Asks the person, with a prompt, hiding what is typed or not; throws <see cref="InvalidOperationException"/> where nobody can answer.</param>
    /// <param name="guard">What makes cells stop when they are told to; null where nobody does.</param>
    public CellEngine(string folder, CellDisplay screen, Action<WorkerEvent> notify, Func<string, bool, string> ask, CellGuard? guard = null)
    {
        Session = new ScriptSession(guard);
        var csharp = new ScriptKernel(Session, (cell, context) => parts!.RunAsync(cell.Source, cell, context)).UseValueSharing().UseWho();
        KernelDirectives.AddTime(csharp);
        root.Add(csharp, ["c#", "C#"]);
        root.Add(new KeyValueStoreKernel().UseWho());
        root.Add(new HtmlKernel());
        root.Add(new TextKernel("markdown", "text/markdown"));
        root.Add(new TextKernel("javascript", "text/html", code => $"<script>{code}</script>"), ["js"]);
        root.DefaultKernelName = csharp.Name;
        KernelDirectives.AddInput(root, ask);
        root.KernelEvents.Subscribe(screen.OnNext);
        known = new KnownDirectives(root, csharp);
        var packages = new SessionPackages(Session, new PackageExtensions(root), notify);
        parts = new CellParts(Session, new CellReader(known.Languages), folder, packages, guard, (part, cell, _) => SendAsync(part, cell));
    }

    /// <summary>What the cells so far have declared.</summary>
    public ScriptSession Session { get; }

    /// <summary>The magic commands that cells can use.</summary>
    public IEnumerable<string> Directives => known.All;

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

    private async Task SendAsync(KernelPart part, CellCommand cell)
    {
        known.Check(part);
        cell.Line = part.Line;
        var result = await root.SendAsync(new SubmitCode(part.Text), CancellationToken.None);
        if (result.Events.OfType<CommandFailed>().LastOrDefault() is { } failed)
            throw Failed(failed, part.Line);
    }

    private static CellException Failed(CommandFailed failed, int? line) => CellException.OfDirective(Sentence(failed.Message), line);

    // Some of the package's kernels say an exception whole, with its frames.
    private static string Sentence(string message) =>
        NoValues().Match(message) is { Success: true } match ? $"{match.Groups["kernel"].Value} has no values that could be shared: share from csharp or value."
        : ExceptionName().Replace(message.Split("\n   at ", 2)[0].TrimEnd(), "");

    [GeneratedRegex(@"Kernel [\w.]+: (?<kernel>\w+) \(.*\) does not support command RequestValue\b")]
    private static partial Regex NoValues();

    [GeneratedRegex(@"^[\w.]+Exception: ")]
    private static partial Regex ExceptionName();
}
