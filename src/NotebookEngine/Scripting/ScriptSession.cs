using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace NotebookEngine.Scripting;

/// <summary>A chain of scripts, each seeing what the ones before it declared; compiled as a release build, because lessons compute.</summary>
/// <param name="guard">What makes cells stop when they are told to; null where nobody does.</param>
internal sealed class ScriptSession(CellGuard? guard = null) : IDisposable
{
    // As in .NET Interactive.
    private static readonly string[] Imports =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq", .. HostAssemblies.Imports];

    private readonly InteractiveAssemblyLoader loader = HostAssemblies.Loader();
    private readonly HashSet<string> referenced = [];
    private readonly List<MetadataReference> references = [];
    private readonly ScriptOptions options = ScriptOptions.Default
        .WithImports(Imports)
        .WithLanguageVersion(LanguageVersion.CSharp14)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(System.Text.Encoding.UTF8);
    private readonly ConcurrentQueue<(string Name, object? Value, Type Type)> given = new();
    private readonly CellCulture culture = new();
    private ScriptState<object?>? state;
    private int chained;
    private int running;

    static ScriptSession() => StopPoint.Offer();

    /// <summary>The variables of the cells so far, the newest last.</summary>
    public IReadOnlyList<ScriptVariable> Variables => state is null ? [] : state.Variables;

    /// <summary>Is shown each piece of code as it was written, before it is compiled.</summary>
    public Action<Compilation>? Compiling { get; set; }

    /// <summary>Lets the code that follows use assemblies. They are loaded here and now, once for all who ask.</summary>
    public void AddReferences(IEnumerable<string> paths)
    {
        foreach (var (assembly, path) in SharedAssemblies.Load(paths).Where(loaded => referenced.Add(loaded.Path)))
        {
            loader.RegisterDependency(assembly);
            references.Add(AssemblyReference.To(assembly, path));
        }
    }

    /// <summary>Declares a variable, and gives it a value that comes from elsewhere; after the code that runs, where some does.</summary>
    public async Task SetAsync(string name, object? value, Type type)
    {
        given.Enqueue((name, value, type));
        if (running == 0)
            await TakeGivenAsync();
    }

    /// <summary>Compiles and runs a piece of code; its frames and messages carry <paramref name="fileName"/>.</summary>
    /// <returns>The trailing expression's value, or null.</returns>
    /// <exception cref="CellException">The code does not compile, or throws.</exception>
    public async Task<object?> RunAsync(string code, string fileName, CancellationToken token = default)
    {
        running++;
        int known = references.Count;
        ScriptState<object?> ended;
        try
        {
            ended = await RunNextAsync(code, fileName, token);
            // Each link costs memory and time of all that follow: what declares nothing is none.
            if (Declares(ended.Script.GetCompilation()))
                (state, chained) = (ended, known);
        }
        finally
        {
            if (--running == 0)
                await TakeGivenAsync();
        }
        return ValueOf(ended, fileName);
    }

    /// <summary>Computes an expression over the variables; what it declares is forgotten.</summary>
    public async Task<object?> EvaluateAsync(string expression, CancellationToken token) =>
        ValueOf(await RunNextAsync(expression, "expression", token), "expression");

    /// <summary>How the compiler sees a piece of code that would come next.</summary>
    public Compilation Preview(string code) => Next(code, Options).GetCompilation();

    public void Dispose() => loader.Dispose();

    private static object? ValueOf(ScriptState<object?> ended, string fileName) =>
        ended.Exception is null ? ended.ReturnValue : throw new CellException(ExceptionReport.Describe(ended.Exception, fileName, ended.Script));

    // What a later cell can name: a variable (out var too), a function, a type, or a using.
    private static bool Declares(Compilation cell) =>
        cell.ScriptClass!.GetMembers().Any(member => member.CanBeReferencedByName)
        || cell.SyntaxTrees.Any(tree => ((CompilationUnitSyntax)tree.GetRoot()).Usings.Count > 0);

    private async Task TakeGivenAsync()
    {
        while (given.TryDequeue(out var next))
        {
            string declared = next.Type.IsVisible ? Formatter.ToDisplayString(next.Type, "text/plain") : "object";
            state = await RunNextAsync($"{declared} {next.Name} = default;", next.Name, default, isGuarded: false);
            state.Variables.Last(variable => variable.Name == next.Name).Value = next.Value;
        }
    }

    private async Task<ScriptState<object?>> RunNextAsync(string code, string fileName, CancellationToken token, bool isGuarded = true)
    {
        culture.Enter();
        state ??= await First().RunAsync(cancellationToken: token);
        var script = Compile(code, fileName, token);
        bool hasBegun = guard is null || !isGuarded;
        if (guard is not null && isGuarded)
            GuardedScript.Guard(script, guard, () => hasBegun = true);
        // Of code that was stopped before it began nothing is declared, and the next must not look for it.
        return await script.RunFromAsync(state, _ => hasBegun, token);
    }

    private Script<object?> Compile(string code, string fileName, CancellationToken token)
    {
        var named = Options.WithFilePath(fileName);
        var script = Next(code, named);
        Compiling?.Invoke(script.GetCompilation());
        // What the learner wrote is what errors are about, and what runs where the version with stop points is no C#.
        string stoppable = StopPoints.InsertInto(script.GetCompilation());
        if (stoppable != code && Next(stoppable, named) is var other && CompileReport.Describe(other.Compile(token), fileName) is null)
            return other;
        return CompileReport.Describe(script.Compile(token), fileName) is { } error ? throw new CellException(error) : script;
    }

    private Script<object?> Next(string code, ScriptOptions named) => (state?.Script ?? First()).ContinueWith<object?>(code, named);

    // A script has the references of those before it: given again, each cell would hold them as often as there are cells.
    private ScriptOptions Options => options.WithReferences(references.Skip(chained));

    // Among the imports, which hold for each cell anew, the same function would be there twice once a reference is added.
    private Script<object?> First()
    {
        var first = CSharpScript.Create<object?>(HostAssemblies.Prelude, options.WithReferences(HostAssemblies.References), assemblyLoader: loader);
        if (OperatingSystem.IsBrowser())
            FirstCompilation.Give(first);
        return first;
    }
}
