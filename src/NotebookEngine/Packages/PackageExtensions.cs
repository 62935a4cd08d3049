using NotebookEngine.Formatting;

namespace NotebookEngine.Packages;

/// <summary>What a package brings for .NET Interactive, in its folder <c>interactive-extensions/dotnet</c>: formatters, mostly.</summary>
internal sealed class PackageExtensions(Kernel root)
{
    private readonly HashSet<string> known = [];

    /// <param name="packages">The folders of packages; those that were here before are left alone.</param>
    public async Task LoadAsync(IEnumerable<string> packages)
    {
        foreach (string folder in packages.Where(known.Add).Select(package => Path.Combine(package, "interactive-extensions", "dotnet")).Where(Directory.Exists))
            await RegisteredFormats.KeepAsync(() => LoadAsync(folder));
    }

    private async Task LoadAsync(string folder)
    {
        foreach (var (assembly, _) in SharedAssemblies.Load(Directory.EnumerateFiles(folder, "*.dll").Order()))
            foreach (var type in assembly.ExportedTypes.Where(type => !type.IsAbstract && typeof(IKernelExtension).IsAssignableFrom(type)))
                await TryStartAsync(type);
    }

    // One that was made for another version of .NET Interactive does not keep its package from being used.
    private async Task TryStartAsync(Type extension)
    {
        try
        {
            await ((IKernelExtension)Activator.CreateInstance(extension)!).OnLoadAsync(root);
        }
        catch (Exception error) when (error is MissingMemberException or TypeLoadException or FileNotFoundException or FileLoadException)
        {
            await Console.Error.WriteLineAsync($"The extension {extension.FullName} does not work here: {error.Message}");
        }
    }
}
