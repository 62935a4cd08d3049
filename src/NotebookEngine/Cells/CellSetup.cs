using Microsoft.DotNet.Interactive.Documents;
using NotebookEngine.Packages;

namespace NotebookEngine.Cells;

/// <summary>What a cell asks for before its code runs: imports, libraries, packages.</summary>
internal sealed class CellSetup(string folder, SessionPackages? packages, ScriptSession session, Func<string, CellCommand, KernelInvocationContext, Task> run)
{
    private readonly Stack<string> importing = new();

    public async Task ApplyAsync(IReadOnlyList<CellDirective> directives, CellCommand cell, KernelInvocationContext context)
    {
        foreach (var source in directives.OfType<SourceDirective>())
            packages?.AddSource(source.Source);
        // One restore for all packages of the cell, where the first of them stands.
        List<PackageDirective> asked = [.. directives.OfType<PackageDirective>()];
        foreach (var directive in directives)
            switch (directive)
            {
                case ImportDirective import:
                    await ImportAsync(import, cell, context);
                    break;
                case ReferenceDirective reference:
                    AddReference(reference);
                    break;
                case PackageDirective package when package == asked[0]:
                    await (packages ?? throw CellException.NoPackage(package.Line, package.Name, "there is no NuGet in a browser. Run the notebook with the SDK, or leave the line out: what the lessons use is there.")).AddAsync(asked, cell.Token);
                    break;
            }
    }

    private void AddReference(ReferenceDirective reference)
    {
        if (OperatingSystem.IsBrowser())
        {
            AddLoaded(reference);
            return;
        }
        string path = Path.Combine(folder, reference.Path);
        if (!File.Exists(path))
            throw CellException.Missing(reference.Line, $"{reference.Path} does not exist. Run `dotnet build -c Release` first.");
        session.AddReferences([path]);
    }

    // By name: there are no files, and what the lessons use came with the engine.
    private void AddLoaded(ReferenceDirective reference)
    {
        try
        {
            session.AddReferences([Path.GetFileNameWithoutExtension(reference.Path)]);
        }
        catch (FileNotFoundException)
        {
            throw CellException.Missing(reference.Line, $"{reference.Path} is not here: a browser has the libraries of the lessons and no others. Run the notebook with the SDK.");
        }
    }

    private async Task ImportAsync(ImportDirective import, CellCommand cell, KernelInvocationContext context)
    {
        string path = Path.GetFullPath(Path.Combine(folder, import.Path));
        if (!File.Exists(path))
            throw CellException.Missing(import.Line, Path.GetFileName(path) == "setup.csx"
                ? "setup.csx is missing: the build writes it. Run `dotnet build -c Release` first."
                : $"{import.Path} does not exist; it is looked for in the notebook's folder.");
        if (importing.Contains(path))
            throw CellException.Missing(import.Line, $"{import.Path} imports itself, by itself or through others.");
        importing.Push(path);
        try
        {
            foreach (string source in await SourcesAsync(import, path, cell.Token))
                await run(source, new CellCommand(source, Path.GetFileName(path), cell.Token), context);
        }
        catch (CellException inside)
        {
            string place = inside.Error.Line is { } line ? $"{import.Path}, line {line}: " : $"{import.Path}: ";
            throw new CellException(inside.Error with { Line = import.Line, Message = place + inside.Error.Message });
        }
        finally
        {
            importing.Pop();
        }
    }

    private static async Task<IReadOnlyList<string>> SourcesAsync(ImportDirective import, string path, CancellationToken token)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".csx" or ".cs":
                return [await File.ReadAllTextAsync(path, token)];
            case ".ipynb" or ".dib":
                var document = await InteractiveDocument.LoadAsync(new FileInfo(path), CellLanguages.Known);
                return [.. document.Elements.Select(CellLanguages.Source)];
            default:
                throw CellException.Missing(import.Line, $"{import.Path} is neither C# (.csx, .cs) nor a notebook (.ipynb, .dib).");
        }
    }
}
