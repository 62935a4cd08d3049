using System.Security.Cryptography;

namespace NotebookRunner.Live;

/// <summary>The front end of <c>Web/live</c>, bundled: the page's own scripts in <c>live.js</c>, the editor, which loads later, in <c>codemirror.js</c>.</summary>
internal static class FrontEnd
{
    private const string Purpose = "bundles the editor and the pages' scripts";

    /// <summary>Bundles them. Packages are installed anew only when their lock file has changed.</summary>
    /// <param name="source">The folder <c>Web/live</c>.</param>
    /// <param name="work">A folder for the packages and the bundle.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The folder with the bundle, laid out as in the live book.</returns>
    /// <exception cref="IOException">npm is missing, or something failed.</exception>
    public static async Task<string> BuildAsync(string source, string work, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(source, "package-lock.json")))
            throw new IOException($"{source} has no package-lock.json: the live book's scripts are bundled from there. Call book --live inside a clone of the repository.");
        string packages = await InstallAsync(source, work, cancellation);
        string bundle = Path.Combine(work, "bundle");
        if (Directory.Exists(bundle))
            Directory.Delete(bundle, recursive: true);
        string assets = Directory.CreateDirectory(Path.Combine(bundle, "assets")).FullName;
        foreach (string file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(Path.GetFileName(file) is "sw.js" or "app.webmanifest" ? bundle : Path.GetExtension(file) == ".png" ? assets : packages, Path.GetFileName(file)), overwrite: true);
        string[] options = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=eof", "--external:./codemirror.js", $"--outdir={assets}"];
        await Tool.RunAsync(Purpose, packages, "npm", ["exec", "--offline", "--", "esbuild", "live.js", "codemirror.js", "live.css", .. options], cancellation);
        return bundle;
    }

    private static async Task<string> InstallAsync(string source, string work, CancellationToken cancellation)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"), cancellation)))[..12];
        string packages = Path.Combine(work, hash), stamp = Path.Combine(packages, ".installed");
        if (File.Exists(stamp))
            return packages;
        Directory.CreateDirectory(packages);
        foreach (string name in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(source, name), Path.Combine(packages, name), overwrite: true);
        await Tool.RunAsync(Purpose, packages, "npm", ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"], cancellation);
        await File.WriteAllTextAsync(stamp, "", cancellation);
        return packages;
    }
}
