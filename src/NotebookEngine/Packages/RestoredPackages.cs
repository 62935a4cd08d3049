namespace NotebookEngine.Packages;

/// <summary>What a restore brought, of all packages of the session together.</summary>
/// <param name="Assemblies">Paths of the assemblies.</param>
/// <param name="Natives">Paths of libraries of the machine's own code.</param>
/// <param name="Versions">The version of every package, by its id.</param>
/// <param name="Folders">Where each package lies.</param>
internal sealed record RestoredPackages(
    IReadOnlyList<string> Assemblies, IReadOnlyList<string> Natives, IReadOnlyDictionary<string, string> Versions, IReadOnlyList<string> Folders);
