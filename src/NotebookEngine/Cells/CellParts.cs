using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Events;
using NotebookEngine.Formatting;
using NotebookEngine.Packages;

namespace NotebookEngine.Cells;

/// <summary>Runs a cell part by part: what it asks for (imports, libraries, packages), its C#, what it says in another language. The same in every host.</summary>
/// <param name="session">Runs the C#.</param>
/// <param name="reader">Takes cells apart.</param>
/// <param name="folder">Where what cells import is looked for.</param>
/// <param name="packages">Fetches packages; null where none can be had.</param>
/// <param name="guard">What makes cells stop when they are told to; null where nobody does.</param>
/// <param name="other">Runs what is not C#.</param>
internal sealed class CellParts(
    ScriptSession session, CellReader reader, string folder, SessionPackages? packages, CellGuard? guard, Func<KernelPart, CellCommand, KernelInvocationContext, Task> other)
{
    private readonly Stack<string> importing = new();

    public async Task RunAsync(string source, CellCommand cell, KernelInvocationContext context)
    {
        foreach (var part in reader.Read(source))
            await (part switch
            {
                CodePart code => RunCodeAsync(code.Code, cell, context),
                DirectivePart directives => PrepareAsync(directives.Directives, cell, context),
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
        : (Dictionary<string, string>)(await guard(() => Task.FromResult<object?>(SmallStack.RunHere(() => ValueFormatter.Format(value))), SmallStack.Bytes))!;

    private async Task PrepareAsync(IReadOnlyList<CellDirective> directives, CellCommand cell, KernelInvocationContext context)
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
                await RunAsync(source, new CellCommand(source, Path.GetFileName(path), cell.Token), context);
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
