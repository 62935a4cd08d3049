using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace NotebookRunner.Worker;

/// <summary>A chain of scripts, each seeing what the ones before it declared; compiled as a release build, because lessons compute.</summary>
/// <param name="guard">What makes cells stop when they are told to; null where nobody does.</param>
internal sealed class ScriptSession(ICellGuard? guard = null) : IDisposable
{
    private static readonly string[] Imports =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq", typeof(DisplayExtensions).Namespace!];

    private readonly InteractiveAssemblyLoader loader = Loader();
    private ScriptOptions options = ScriptOptions.Default
        .WithReferences(FrameworkAssemblies().Append(typeof(DisplayExtensions).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path)))
        .WithImports(Imports)
        .WithLanguageVersion(LanguageVersion.CSharp14)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(System.Text.Encoding.UTF8);
    private ScriptState<object?>? state;

    static ScriptSession() => StopPoint.Offer();

    /// <summary>The variables of the cells so far, the newest last.</summary>
    public IReadOnlyList<ScriptVariable> Variables => state is null ? [] : state.Variables;

    public void AddReferences(IEnumerable<string> assemblies)
    {
        string[] paths = [.. assemblies];
        options = options.AddReferences(paths.Select(path => MetadataReference.CreateFromFile(path)));
        foreach (var assembly in PackageAssemblies.Load(paths))
            loader.RegisterDependency(assembly);
    }

    /// <summary>Compiles and runs a piece of code; its frames and messages carry <paramref name="fileName"/>.</summary>
    /// <returns>The trailing expression's value, or null.</returns>
    /// <exception cref="CellException">The code does not compile, or throws.</exception>
    public async Task<object?> RunAsync(string code, string fileName, CancellationToken token = default)
    {
        state = await RunNextAsync(code, fileName, token);
        return ValueOf(state, fileName);
    }

    /// <summary>Computes an expression over the variables; what it declares is forgotten.</summary>
    public async Task<object?> EvaluateAsync(string expression, CancellationToken token) =>
        ValueOf(await RunNextAsync(expression, "expression", token), "expression");

    /// <summary>How the compiler sees a piece of code that would come next.</summary>
    public Compilation Preview(string code) => Next(code, options).GetCompilation();

    public void Dispose() => loader.Dispose();

    private async Task<ScriptState<object?>> RunNextAsync(string code, string fileName, CancellationToken token)
    {
        var script = Compile(code, fileName, token);
        bool hasBegun = guard is null;
        if (guard is not null)
            Guard(ref Compiled<object?>.Code(script), guard, () => hasBegun = true);
        // Of code that was stopped before it began nothing is declared, and the next must not look for it.
        return state is null ? await script.RunAsync(null, _ => hasBegun, token) : await script.RunFromAsync(state, _ => hasBegun, token);
    }

    private Script<object?> Compile(string code, string fileName, CancellationToken token)
    {
        var named = options.WithFilePath(fileName);
        var script = Next(code, named);
        // What the learner wrote is what errors are about, and what runs where the version with stop points is no C#.
        string stoppable = StopPoints.InsertInto(script.GetCompilation());
        if (stoppable != code && Next(stoppable, named) is var other && CompileReport.Describe(other.Compile(token), fileName) is null)
            return other;
        return CompileReport.Describe(script.Compile(token), fileName) is { } error ? throw new CellException(error) : script;
    }

    private Script<object?> Next(string code, ScriptOptions named) =>
        state is null ? CSharpScript.Create<object?>(code, named, assemblyLoader: loader) : state.Script.ContinueWith<object?>(code, named);

    private static object? ValueOf(ScriptState<object?> state, string fileName) =>
        state.Exception is null ? state.ReturnValue : throw new CellException(ExceptionReport.Describe(state.Exception, fileName));

    // Between Roslyn and the cell: a cell that is stopped fails like one that throws, so what it declared stays, and Roslyn's own work is never torn.
    private static void Guard(ref Func<object?[], Task<object?>> code, ICellGuard guard, Action begins)
    {
        var run = code;
        code = states => guard.RunAsync(() =>
        {
            begins();
            return run(states);
        });
    }

    private static InteractiveAssemblyLoader Loader()
    {
        var loader = new InteractiveAssemblyLoader();
        loader.RegisterDependency(typeof(DisplayExtensions).Assembly);
        return loader;
    }

    private static IEnumerable<string> FrameworkAssemblies()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder);
    }

    // A field's type is looked up as it is declared, with its type parameter.
    private static class Compiled<T>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_lazyExecutor")]
        public static extern ref Func<object?[], Task<T>> Code(Script<T> script);
    }
}
