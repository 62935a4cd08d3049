namespace NotebookRunner.Install;

/// <summary>Makes this program a kernel of a Jupyter folder, and takes it out again.</summary>
internal static class KernelInstaller
{
    private static readonly string[] Logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

    /// <param name="dataFolder">Jupyter's folder of data.</param>
    /// <param name="name">The kernel's name.</param>
    /// <param name="searched">Where Jupyter looks for kernels.</param>
    /// <returns>The folder that was written.</returns>
    /// <exception cref="UsageException">Another program's kernel has this name.</exception>
    public static async Task<string> InstallAsync(string dataFolder, string name, IEnumerable<string> searched)
    {
        var others = searched.Append(dataFolder).Distinct().SelectMany(KernelSpec.In);
        if (others.FirstOrDefault(spec => spec.IsNamed(name) && !spec.IsOurs) is { } other)
            throw new UsageException($"The name {name} is taken by another kernel, {other.Json["display_name"]} ({other.Folder}). "
                + $"It stays as it is; install this one as {KernelSpec.DefaultName}, without --as, and choose it in the editor.");
        string folder = Path.Combine(JupyterPaths.Kernels(dataFolder), name);
        if (Directory.Exists(folder) && !KernelSpec.In(dataFolder).Any(spec => spec.IsNamed(name)))
            throw new UsageException($"{folder} is there, but has no readable {KernelSpec.FileName}: it is not ours to replace. Remove it, or install with another name (--as).");
        await ReplacedFolder.WriteAsync(folder, KernelSpec.FileName, WriteAsync);
        return folder;
    }

    /// <summary>Removes what this program installed: one name, or all.</summary>
    /// <returns>The folders that were removed.</returns>
    /// <exception cref="UsageException">The kernel of this name is another program's.</exception>
    public static IReadOnlyList<string> Uninstall(string dataFolder, string? name)
    {
        var named = KernelSpec.In(dataFolder).Where(spec => name is null ? spec.IsOurs : spec.IsNamed(name)).ToList();
        if (named.Find(spec => !spec.IsOurs) is { } other)
            throw new UsageException($"The kernel {other.Name} ({other.Folder}) was not installed by this program, so it stays.");
        foreach (var spec in named)
            Directory.Delete(spec.Folder, recursive: true);
        return [.. named.Select(spec => spec.Folder)];
    }

    private static async Task WriteAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, KernelSpec.FileName), KernelSpec.Text());
        foreach (string logo in Logos)
        {
            await using var source = typeof(KernelInstaller).Assembly.GetManifestResourceStream(logo)!;
            await using var target = File.Create(Path.Combine(folder, logo));
            await source.CopyToAsync(target);
        }
    }
}
