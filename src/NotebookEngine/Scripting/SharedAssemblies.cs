using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace NotebookEngine.Scripting;

/// <summary>What cells refer to is loaded once, in the default context, for all who ask, whatever version they ask for: Roslyn's loader gives every caller a copy of its own, and then one F# list is not another.</summary>
internal static class SharedAssemblies
{
    private static readonly Lock gate = new();
    private static readonly HashSet<string> folders = [];
    private static readonly Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, string> natives = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, string> program = Program();

    static SharedAssemblies()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => Find(name.Name ?? "") is { } path ? context.LoadFromAssemblyPath(path) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => FindNative(name) is { } path ? NativeLibrary.Load(path) : 0;
    }

    /// <summary>What this program is made of, the runtime included: files, or in a browser, where there are none, names.</summary>
    public static string[] Platform => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    /// <returns>The assemblies that serve, with their files: those that this program brings itself, or that were loaded from elsewhere before, rather than those at the paths.</returns>
    public static IReadOnlyList<(Assembly Assembly, string Path)> Load(IEnumerable<string> paths)
    {
        string[] all = [.. paths];
        if (OperatingSystem.IsBrowser())
            return [.. all.Select(name => (Assembly.Load(name), name))];
        lock (gate)
            foreach (string path in all)
            {
                files.TryAdd(Path.GetFileNameWithoutExtension(path), path);
                folders.Add(Path.GetDirectoryName(path)!);
            }
        return [.. from path in all let loaded = TryLoad(path) where loaded is not null select (loaded, File.Exists(loaded.Location) ? loaded.Location : path)];
    }

    /// <summary>Whether cells can use an assembly of this name.</summary>
    public static bool Offers(string name)
    {
        lock (gate)
            return files.ContainsKey(name);
    }

    /// <summary>Lets managed code find libraries of the machine's own code.</summary>
    public static void AddNatives(IEnumerable<string> paths)
    {
        lock (gate)
            foreach (string path in paths)
                natives.TryAdd(Path.GetFileNameWithoutExtension(path), path);
    }

    private static Assembly? TryLoad(string path)
    {
        try
        {
            var name = AssemblyName.GetAssemblyName(path);
            return program.ContainsKey(name.Name!)
                ? AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name.Name!))
                : AssemblyLoadContext.Default.Assemblies.FirstOrDefault(loaded => loaded.GetName().Name == name.Name) ?? AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException or FileNotFoundException)
        {
            // No assembly of .NET, or one for another machine.
            return null;
        }
    }

    // What a reference needs may lie beside it without being referred to. A program's own assembly is found here when it is asked for in a newer version.
    private static string? Find(string name)
    {
        if (program.TryGetValue(name, out string? own))
            return own;
        lock (gate)
            return files.TryGetValue(name, out string? path) ? path : folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
    }

    private static string? FindNative(string name)
    {
        string stem = Path.GetFileNameWithoutExtension(name);
        lock (gate)
            return natives.GetValueOrDefault(stem) ?? natives.GetValueOrDefault("lib" + stem) ?? natives.GetValueOrDefault(name);
    }

    private static Dictionary<string, string> Program() => Platform
        .DistinctBy(Path.GetFileNameWithoutExtension).ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);
}
