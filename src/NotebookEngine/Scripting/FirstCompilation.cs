using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Scripting;

namespace NotebookEngine.Scripting;

/// <summary>Compiles the first script of a chain in the compiler's stead, which wants the file of the runtime's core: in a browser it has none. All that follow refer to the first.</summary>
internal static class FirstCompilation
{
    public static void Give(Script<object?> script) => Compilation(script) = CSharpCompilation.CreateScriptCompilation(
        "Prelude",
        CSharpSyntaxTree.ParseText(script.Code, new CSharpParseOptions(LanguageVersion.CSharp14, kind: SourceCodeKind.Script)),
        script.Options.MetadataReferences,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, scriptClassName: "Prelude", usings: script.Options.Imports, optimizationLevel: OptimizationLevel.Release),
        returnType: typeof(object));

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_lazyCompilation")]
    private static extern ref Compilation? Compilation(Script script);
}
