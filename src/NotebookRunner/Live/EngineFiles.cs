namespace NotebookRunner.Live;

/// <summary>The engine for browsers: the project <c>LiveBook</c>, published.</summary>
internal static class EngineFiles
{
    private const string Worker = "worker.js";

    /// <summary>Publishes it.</summary>
    /// <returns>The folder that holds worker.js and _framework.</returns>
    /// <exception cref="IOException">The SDK is missing, or something failed.</exception>
    public static async Task<string> PublishAsync(Workspace workspace, CancellationToken cancellation)
    {
        string project = Path.Combine(workspace.Root, "src", "LiveBook");
        if (!Directory.Exists(project))
            throw new IOException($"{project} is not there: the live book's engine is published from it. Call book --live inside a clone of the repository, or name a published engine with --engine.");
        string output = Path.Combine(workspace.Artifacts, "live-engine");
        // What an earlier version published would be published again.
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);
        await Tool.RunAsync("publishes the engine for browsers", workspace.Root, "dotnet", ["publish", project, "-c", "Release", "--output", output, "--nologo"], cancellation);
        return Folder(output);
    }

    /// <summary>The folder below <paramref name="published"/> that holds worker.js: a WebAssembly project has it in wwwroot.</summary>
    /// <exception cref="IOException">There is none.</exception>
    public static string Folder(string published) =>
        new[] { published, Path.Combine(published, "wwwroot") }.FirstOrDefault(folder => File.Exists(Path.Combine(folder, Worker)))
        ?? throw new IOException($"{published} holds no {Worker}: an engine is expected there, as `dotnet publish src/LiveBook` writes it.");
}
