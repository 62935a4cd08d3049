using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace NotebookRunner.Worker;

/// <summary>A chain of scripts, each seeing what the ones before it declared; compiled as a release build, because lessons compute.</summary>
internal sealed class ScriptSession : IDisposable
{
    private static readonly string[] Imports =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq", typeof(DisplayExtensions).Namespace!];

    private readonly InteractiveAssemblyLoader loader = new();
    private ScriptOptions options;
    private ScriptState<object?>? state;

    public ScriptSession()
    {
        loader.RegisterDependency(typeof(DisplayExtensions).Assembly);
        options = ScriptOptions.Default
            .WithReferences(FrameworkAssemblies().Append(typeof(DisplayExtensions).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path)))
            .WithImports(Imports)
            .WithLanguageVersion(LanguageVersion.CSharp14)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(System.Text.Encoding.UTF8);
    }

    public void AddReferences(IEnumerable<string> assemblies) =>
        options = options.AddReferences(assemblies.Select(path => MetadataReference.CreateFromFile(path)));

    /// <summary>Compiles and runs a piece of code; its frames and messages carry <paramref name="fileName"/>.</summary>
    /// <returns>The trailing expression's value, or null.</returns>
    /// <exception cref="CellException">The code does not compile, or throws.</exception>
    public async Task<object?> RunAsync(string code, string fileName)
    {
        var named = options.WithFilePath(fileName);
        var script = state is null ? CSharpScript.Create<object?>(code, named, assemblyLoader: loader) : state.Script.ContinueWith<object?>(code, named);
        if (CompileReport.Describe(script.Compile(), fileName) is { } error)
            throw new CellException(error);
        state = state is null ? await script.RunAsync(null, _ => true) : await script.RunFromAsync(state, _ => true);
        return state.Exception is null ? state.ReturnValue : throw new CellException(ExceptionReport.Describe(state.Exception, fileName));
    }

    public void Dispose() => loader.Dispose();

    private static IEnumerable<string> FrameworkAssemblies()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder);
    }
}
