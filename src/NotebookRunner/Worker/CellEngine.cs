using NotebookRunner.Portable;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>Runs cells: first what a cell imports, then its code.</summary>
internal sealed class CellEngine(string folder, Action<WorkerEvent> notify, ICellGuard? guard = null) : IDisposable
{
    /// <summary>What the cells so far have declared.</summary>
    public ScriptSession Session { get; } = new(guard);

    /// <param name="source">The cell's text.</param>
    /// <param name="name">What its frames and messages call it.</param>
    /// <param name="token">Stops what is not the cell's own code: compiling, fetching packages.</param>
    /// <returns>The cell's trailing value, or null.</returns>
    /// <exception cref="CellException">The cell is not portable, imports what is missing, does not compile, or throws.</exception>
    public async Task<object?> RunAsync(string source, string name, CancellationToken token = default)
    {
        var parts = Read(source);
        foreach (var directive in parts.Directives)
            await ApplyAsync(directive, token);
        return await Session.RunAsync(parts.Code, name, token);
    }

    public void Dispose() => Session.Dispose();

    private static PortableCell Read(string source, string where = "", int? line = null)
    {
        var parts = PortableSubset.Read(source);
        return parts.Problems is [var problem, ..]
            ? throw new CellException(new CellError(ErrorKind.Directive, "NotPortable", where + problem, line ?? problem.Line, []))
            : parts;
    }

    private Task ApplyAsync(CellDirective directive, CancellationToken token) => directive switch
    {
        ImportDirective import => ImportAsync(import, token),
        ReferenceDirective reference => AddReference(reference),
        PackageDirective package => AddPackageAsync(package, token),
        _ => throw new ArgumentOutOfRangeException(nameof(directive), directive, "The portable subset has no such directive."),
    };

    private async Task ImportAsync(ImportDirective import, CancellationToken token)
    {
        string path = Path.Combine(folder, import.Path);
        if (!File.Exists(path))
            throw CellException.Missing(import.Line, Path.GetFileName(path) == "setup.csx"
                ? "setup.csx is missing: the build writes it. Run `dotnet build -c Release` first."
                : $"{import.Path} does not exist; it is looked for in the notebook's folder.");
        var parts = Read(await File.ReadAllTextAsync(path, token), $"{import.Path}: ", import.Line);
        foreach (var directive in parts.Directives)
            await ApplyAsync(directive is ImportDirective nested
                ? throw CellException.Missing(import.Line, $"{import.Path} imports {nested.Path}: import both in the notebook instead.")
                : directive with { Line = import.Line }, token);
        await RunImportedAsync(parts.Code, import, token);
    }

    private async Task RunImportedAsync(string code, ImportDirective import, CancellationToken token)
    {
        try
        {
            await Session.RunAsync(code, Path.GetFileName(import.Path), token);
        }
        catch (CellException inside)
        {
            string place = inside.Error.Line is { } line ? $"{import.Path}, line {line}: " : $"{import.Path}: ";
            throw new CellException(inside.Error with { Line = import.Line, Message = place + inside.Error.Message });
        }
    }

    private Task AddReference(ReferenceDirective reference)
    {
        if (!File.Exists(reference.Path))
            throw CellException.Missing(reference.Line, $"{reference.Path} does not exist. Run `dotnet build -c Release` first.");
        Session.AddReferences([reference.Path]);
        return Task.CompletedTask;
    }

    private async Task AddPackageAsync(PackageDirective package, CancellationToken token)
    {
        notify(new RestoreStarted(package.Name));
        Session.AddReferences(await PackageRestore.RunAsync(package, token));
        notify(new RestoreFinished());
    }
}
