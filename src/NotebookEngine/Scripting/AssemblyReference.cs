using System.Reflection.Metadata;

namespace NotebookEngine.Scripting;

/// <summary>A loaded assembly as the compiler sees it: by its file, or where it has none, as in a browser, by what the runtime holds of it.</summary>
internal static class AssemblyReference
{
    public static PortableExecutableReference To(Assembly assembly, string path) => File.Exists(path) ? MetadataReference.CreateFromFile(path) : ToMemory(assembly);

    public static unsafe PortableExecutableReference ToMemory(Assembly assembly) => assembly.TryGetRawMetadata(out byte* start, out int length)
        ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)start, length)).GetReference(display: assembly.GetName().Name)
        : throw new ArgumentException($"{assembly} was made while the program runs: code cannot refer to it.", nameof(assembly));
}
