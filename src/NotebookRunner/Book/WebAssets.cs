namespace NotebookRunner.Book;

/// <summary>Front-end files: the book's own; those of others from artifacts/web where the build installed them, else from the CDN.</summary>
internal sealed class WebAssets(string webFolder)
{
    private static readonly string[] Own = ["book.css", "book.js", "figures.js"];

    public string Style(string file) => $"<link rel=\"stylesheet\" href=\"{Source(file)}\"{Integrity(file)} />";

    public string Script(string file) => $"<script defer=\"\" src=\"{Source(file)}\"{Integrity(file)}></script>";

    /// <summary>The script that promises plotly.js to the figures of a page, which run before any deferred script.</summary>
    public string FigureScript()
    {
        string integrity = Find("plotly.min.js") is { } cdn ? $" data-integrity=\"{cdn.Integrity}\"" : "";
        return $"<script src=\"assets/figures.js\" data-plotly=\"{Source("plotly.min.js")}\"{integrity}></script>";
    }

    public void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string name in Own)
            File.WriteAllText(Path.Combine(folder, name), Resource.Read(name));
        foreach (string file in InstalledFiles())
        {
            string target = Path.Combine(folder, Path.GetRelativePath(webFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private IEnumerable<string> InstalledFiles() => Directory.Exists(webFolder)
        ? Directory.EnumerateFiles(webFolder, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith('.'))
        : [];

    private string Source(string file) => Find(file)?.Url ?? $"assets/{file}";

    private string Integrity(string file) =>
        Find(file) is { } cdn ? $" integrity=\"{cdn.Integrity}\" crossorigin=\"anonymous\"" : "";

    private CdnFile? Find(string file) =>
        File.Exists(Path.Combine(webFolder, file)) ? null : CdnFile.Table.FirstOrDefault(cdn => cdn.File == file);
}
