using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Text.Json.Nodes;

namespace NotebookEngine.Packages;

/// <summary>What a restore brought, of all packages of the session together.</summary>
/// <param name="Assemblies">Paths of the assemblies.</param>
/// <param name="Natives">Paths of libraries of the machine's own code.</param>
/// <param name="Versions">The version of every package, by its id.</param>
/// <param name="Folders">Where each package lies.</param>
internal sealed record RestoredPackages(
    IReadOnlyList<string> Assemblies, IReadOnlyList<string> Natives, IReadOnlyDictionary<string, string> Versions, IReadOnlyList<string> Folders);

/// <summary>A real restore of a small generated project with all packages of the session, so that sources, proxies and caches work as in every build, and packages that share another get one version of it.</summary>
/// <remarks>
/// Not <c>Microsoft.DotNet.Interactive.PackageManagement</c>: it brings 19 MB of F# compiler, whose pins of FSharp.Core break Plotly.NET 6, and Plotly.NET's break it.
/// </remarks>
internal static class PackageRestore
{
    private const string Conflicts = "NU1107 NU1605 NU1608";

    /// <param name="packages">What the session has asked for so far and asks for now.</param>
    /// <param name="sources">Where to look beside the configured sources.</param>
    /// <param name="fixedVersions">The versions that are loaded already.</param>
    /// <param name="token">Ends the restore.</param>
    /// <exception cref="CellException">They cannot be had, or not together.</exception>
    public static async Task<RestoredPackages> RunAsync(
        IReadOnlyList<PackageDirective> packages, IReadOnlyList<string> sources, IReadOnlyDictionary<string, string> fixedVersions, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("notebook-package-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.csproj"), Project(packages, sources, fixedVersions), token);
            // The settings of the notebook's folder hold for its packages.
            foreach (string settings in Directory.EnumerateFiles(Directory.GetCurrentDirectory(), "?u?et.?onfig"))
                File.Copy(settings, Path.Combine(folder.FullName, Path.GetFileName(settings)));
            var (exitCode, output) = await DotnetAsync(folder.FullName, token, "msbuild", "-restore", "-nologo", "-nodeReuse:false",
                "-t:ResolveAssemblyReferences", "-p:CopyLocalLockFileAssemblies=true", "-getItem:ReferenceCopyLocalPaths");
            return exitCode == 0 ? Result(folder.FullName, output) : throw Failure(packages, Reason(output));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Project(IReadOnlyList<PackageDirective> packages, IReadOnlyList<string> sources, IReadOnlyDictionary<string, string> fixedVersions)
    {
        var asked = packages.Where(package => !fixedVersions.ContainsKey(package.Id)).Select(package => (package.Id, Version: Range(package.Version)));
        var lines = fixedVersions.Select(known => (Id: known.Key, Version: $"[{known.Value}]")).Concat(asked)
            .Select(package => $"""    <PackageReference Include="{package.Id}" Version="{SecurityElement.Escape(package.Version)}" />""");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', lines)}
              </ItemGroup>
            </Project>
            """;
    }

    // One exact version means that one and no other; none, the newest that is released.
    private static string Range(string? version) => version switch
    {
        null => "*",
        _ when version.StartsWith('[') || version.StartsWith('(') || version.Contains('*') => version,
        _ => $"[{version}]",
    };

    private static RestoredPackages Result(string folder, string output)
    {
        string[] files = [.. JsonNode.Parse(output)!["Items"]!["ReferenceCopyLocalPaths"]!.AsArray().Select(item => (string)item!["FullPath"]!)];
        var assets = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "obj", "project.assets.json")))!;
        string[] roots = [.. assets["packageFolders"]!.AsObject().Select(root => root.Key)];
        var packages = assets["libraries"]!.AsObject().Where(library => (string?)library.Value!["type"] == "package")
            .Select(library => (Name: library.Key.Split('/'), Path: (string)library.Value!["path"]!)).ToList();
        var isNative = files.ToLookup(file => file.Contains("/native/", StringComparison.Ordinal) || file.Contains("\\native\\", StringComparison.Ordinal));
        return new(
            [.. isNative[false].Where(file => HasEnding(file, ".dll") && !HasEnding(file, ".resources.dll"))],
            [.. isNative[true]],
            packages.ToDictionary(package => package.Name[0], package => package.Name[1], StringComparer.OrdinalIgnoreCase),
            [.. packages.Select(package => roots.Select(root => Path.Combine(root, package.Path)).FirstOrDefault(Directory.Exists)).OfType<string>()]);
    }

    private static bool HasEnding(string file, string ending) => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static CellException Failure(IReadOnlyList<PackageDirective> packages, string reason)
    {
        var package = packages.LastOrDefault(package => reason.Contains(package.Id, StringComparison.OrdinalIgnoreCase)) ?? packages[^1];
        bool isConflict = Conflicts.Split(' ').Any(code => reason.Contains(code, StringComparison.Ordinal));
        return CellException.NoPackage(package.Line, package.Name, isConflict
            ? $"{reason} What is loaded stays: restart, and ask for this package in the first cell that asks for any."
            : reason);
    }

    private static string Reason(string output)
    {
        var errors = output.Split('\n').Select(line => line.Split("error ", 2)).Where(parts => parts.Length == 2).Select(parts => parts[1].Split(" [")[0].Trim()).Distinct();
        return string.Join(" ", errors) is { Length: > 0 } text ? text : output.Trim();
    }

    private static async Task<(int ExitCode, string Output)> DotnetAsync(string folder, CancellationToken token, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var stop = token.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync(CancellationToken.None);
        token.ThrowIfCancellationRequested();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
    }
}
