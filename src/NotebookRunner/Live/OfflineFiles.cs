using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NotebookRunner.Live;

/// <summary>Tells the service worker which files the live book has, and each one's hash, so that a browser keeps them and sees what a new version has changed.</summary>
internal static class OfflineFiles
{
    private const string ServiceWorker = "sw.js";

    // What a reader who only reads does not need.
    private static readonly string[] EngineFolders = ["engine/", "data/", "notebooks/"];
    private static readonly string[] Packed = [".br", ".gz"];
    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = true, IndentSize = 0, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the lists in front of the service worker's script, which lies in the folder.</summary>
    public static async Task WriteAsync(string folder, CancellationToken cancellation)
    {
        string script = Path.Combine(folder, ServiceWorker);
        SortedDictionary<string, string> book = new(StringComparer.Ordinal), engine = new(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => file != script && !IsUnasked(file)))
        {
            string path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            var list = Array.Exists(EngineFolders, part => path.StartsWith(part, StringComparison.Ordinal)) ? engine : book;
            await using var content = File.OpenRead(file);
            list[path] = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation))[..16];
        }
        string lists = $"const book = {JsonSerializer.Serialize(book, Lines)};\nconst engine = {JsonSerializer.Serialize(engine, Lines)};\n\n";
        await File.WriteAllTextAsync(script, lists + await File.ReadAllTextAsync(script, cancellation), cancellation);
    }

    // A server sends the packed form of a file under the file's own name, and nobody asks for a hidden one.
    private static bool IsUnasked(string file) => Path.GetFileName(file).StartsWith('.') || Packed.Contains(Path.GetExtension(file)) && File.Exists(Path.ChangeExtension(file, null));
}
