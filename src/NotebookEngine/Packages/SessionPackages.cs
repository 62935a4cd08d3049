namespace NotebookEngine.Packages;

/// <summary>The packages of a session: restored together, loaded once, their extensions started.</summary>
internal sealed class SessionPackages(ScriptSession session, PackageExtensions extensions, Action<WorkerEvent> notify)
{
    private readonly List<PackageDirective> asked = [];
    private readonly List<string> sources = [];
    private Dictionary<string, string> versions = new(StringComparer.OrdinalIgnoreCase);

    public void AddSource(string source) => sources.Add(source);

    public async Task AddAsync(IReadOnlyList<PackageDirective> packages, CancellationToken token)
    {
        PackageDirective[] missing = [.. packages.Where(package => !IsThere(package))];
        if (missing.Length == 0)
            return;
        notify(new RestoreStarted(string.Join(", ", missing.Select(package => package.Name))));
        var restored = await PackageRestore.RunAsync([.. asked, .. missing], sources, versions, token);
        asked.AddRange(missing);
        versions = new(restored.Versions, StringComparer.OrdinalIgnoreCase);
        SharedAssemblies.AddNatives(restored.Natives);
        session.AddReferences(restored.Assemblies);
        await extensions.LoadAsync(restored.Folders);
        notify(new RestoreFinished());
    }

    private bool IsThere(PackageDirective package)
    {
        if (!versions.TryGetValue(package.Id, out string? loaded))
            return false;
        if (package.Version is null || package.Version == loaded || asked.Exists(before => (before.Id, before.Version) == (package.Id, package.Version)))
            return true;
        // A range may hold for it: NuGet decides.
        return !char.IsDigit(package.Version[0]) || package.Version.Contains('*') ? false : throw CellException.NoPackage(package.Line, package.Name,
            $"version {loaded} is loaded, and a process has one version of a package. Use that, or restart and ask for {package.Version} first.");
    }
}
