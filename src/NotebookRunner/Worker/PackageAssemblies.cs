using System.Reflection;
using System.Runtime.Loader;

namespace NotebookRunner.Worker;

/// <summary>What cells refer to is loaded once and for all who ask, whatever version they ask for: Roslyn's loader gives every caller a copy of its own, and then one F# list is not another.</summary>
internal static class PackageAssemblies
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.OrdinalIgnoreCase);

    static PackageAssemblies() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Find(name.Name ?? "") is { } path ? context.LoadFromAssemblyPath(path) : null;

    public static IReadOnlyList<Assembly> Load(IReadOnlyList<string> paths)
    {
        foreach (string path in paths)
            Paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        return [.. paths.Select(TryLoad).OfType<Assembly>()];
    }

    // What a reference needs may lie beside it without being referred to.
    private static string? Find(string name) => Paths.TryGetValue(name, out string? path) ? path
        : Paths.Values.Select(Path.GetDirectoryName).Distinct().Select(folder => Path.Combine(folder!, name + ".dll")).FirstOrDefault(File.Exists);

    private static Assembly? TryLoad(string path)
    {
        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException or FileNotFoundException)
        {
            return null;
        }
    }
}
