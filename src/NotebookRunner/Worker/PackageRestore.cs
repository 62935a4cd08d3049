using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookRunner.Portable;

namespace NotebookRunner.Worker;

/// <summary><c>#r "nuget: Id, version"</c>: a real restore of a small generated project, so that sources, proxies and caches work as in every build.</summary>
internal static class PackageRestore
{
    /// <returns>The package's assemblies and those it depends on.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(PackageDirective package, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("notebook-package-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.csproj"), Project(package), token);
            return await AssembliesAsync(folder.FullName, package, token);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Project(PackageDirective package) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="{package.Id}" Version="[{package.Version}]" />
          </ItemGroup>
        </Project>
        """;

    private static async Task<IReadOnlyList<string>> AssembliesAsync(string folder, PackageDirective package, CancellationToken token)
    {
        var (exitCode, output) = await DotnetAsync(folder, token, "msbuild", "-restore", "-nologo", "-nodeReuse:false",
            "-t:ResolveAssemblyReferences", "-p:CopyLocalLockFileAssemblies=true", "-getItem:ReferenceCopyLocalPaths");
        if (exitCode != 0)
            throw CellException.NoPackage(package.Line, package.Name, Reason(output));
        return [.. JsonNode.Parse(output)!["Items"]!["ReferenceCopyLocalPaths"]!.AsArray()
            .Select(item => (string)item!["FullPath"]!)
            .Where(path => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase))];
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
