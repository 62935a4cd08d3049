using System.Text;

namespace NotebookRunner.Book.Pages;

/// <summary>Front-end files: the book's own; those of others from artifacts/web where the build installed them, else from the CDN.</summary>
internal sealed class WebAssets(string webFolder)
{
    /// <summary>A file by which one knows a folder of ours.</summary>
    public static readonly string Proof = Path.Combine("assets", "book.css");

    private static readonly string[] Own = ["book.css", "slides.css", "common.js", "book.js", "search.js", "slides.js", "figures.js"];

    /// <summary>Whether the build found npm and installed the files of others, so that pages need no network.</summary>
    public bool AreInstalled => CdnFile.Table.All(cdn => Find(cdn.File) is null);

    /// <summary>The elements that load what some content needs: equations, code, figures.</summary>
    public string For(string content)
    {
        var head = new StringBuilder();
        if (content.Contains("class=\"math", StringComparison.Ordinal))
            head.AppendLine(Style("katex.min.css")).AppendLine(Script("katex.min.js"));
        if (content.Contains("class=\"language-", StringComparison.Ordinal))
            head.AppendLine(Script("highlight.min.js"));
        if (CellHtml.HasFigure(content))
            head.AppendLine(FigureScript(NotebookKernel.Execution.FigureScript.NeedsFull(content) ? NotebookKernel.Execution.FigureScript.FullFile : "plotly.min.js"));
        return head.ToString().TrimEnd();
    }

    public string Style(string file) => $"<link rel=\"stylesheet\" href=\"{Source(file)}\"{Integrity(file)} />";

    public string Script(string file) => $"<script defer=\"\" src=\"{Source(file)}\"{Integrity(file)}></script>";

    public void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string name in Own)
            File.WriteAllText(Path.Combine(folder, name), Resource.Read(name));
        CopiedFiles.Copy(InstalledFiles(), webFolder, folder);
    }

    /// <summary>The script that promises plotly.js to the figures of a page, which run before any deferred script.</summary>
    private string FigureScript(string plotly)
    {
        string integrity = Find(plotly) is { } cdn ? $" data-integrity=\"{cdn.Integrity}\"" : "";
        return $"<script src=\"assets/figures.js\" data-plotly=\"{Source(plotly)}\"{integrity}></script>";
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
