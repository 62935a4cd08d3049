using NotebookRunner.Running;

namespace NotebookRunner.Live;

/// <summary>What live pages load beside the book's own files.</summary>
/// <param name="FrontEnd">The folder with what <see cref="Live.FrontEnd"/> bundled.</param>
/// <param name="Engine">The folder with <c>worker.js</c> and the .NET runtime for browsers.</param>
internal sealed record LiveParts(string FrontEnd, string Engine)
{
    private static readonly string[] DataEndings = [".csv", ".txt", ".json", ".safetensors", ".gz"];

    /// <summary>Puts them to their places in the live book, with the data that lessons read.</summary>
    public void CopyTo(string folder, Workspace workspace)
    {
        Copy(FrontEnd, folder, _ => true);
        Copy(Engine, Path.Combine(folder, "engine"), _ => true);
        string data = Path.Combine(workspace.Root, "data");
        if (Directory.Exists(data))
            Copy(data, Path.Combine(folder, "data"), file => DataEndings.Contains(Path.GetExtension(file)));
    }

    private static void Copy(string from, string to, Func<string, bool> isWanted)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(isWanted))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
