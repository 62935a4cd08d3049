using Microsoft.DotNet.Interactive.Documents;

namespace NotebookRunner.Notebooks;

/// <summary>Notebooks that are not nbformat: <c>.dib</c>, read by .NET Interactive's own package.</summary>
internal static class OtherFormats
{
    public const string Dib = ".dib";
    private const string CSharp = "csharp";
    private const string Markdown = "markdown";

    /// <summary>The languages that cells may be written in. Those that cannot be run here say so when they are.</summary>
    public static KernelInfoCollection Kernels =>
    [
        new(CSharp, "C#", ["c#", "C#"]), new(Markdown, "Markdown", []), new("html", "HTML", []), new("javascript", "JavaScript", ["js"]), new("value", "", []),
        new("fsharp", "F#", ["f#", "F#"]), new("pwsh", "PowerShell", ["powershell"]), new("sql", "SQL", []), new("kql", "KQL", []), new("http", "HTTP", []), new("mermaid", "Mermaid", []),
    ];

    /// <summary>A cell as this program runs it: in C#, or after the line that names its language.</summary>
    public static string Source(InteractiveDocumentElement cell) => cell.KernelName is null or CSharp ? cell.Contents : $"#!{cell.KernelName}\n{cell.Contents}";

    /// <exception cref="NotebookFormatException">The file is broken.</exception>
    public static NotebookDocument Parse(string path, string text)
    {
        try
        {
            var cells = CodeSubmission.Parse(text, Kernels).Elements.Select((cell, index) => cell.KernelName == Markdown
                ? NotebookCell.Markdown($"cell-{index + 1}", cell.Contents)
                : NotebookCell.Code($"cell-{index + 1}", Source(cell)));
            return NotebookDocument.Of(path, cells);
        }
        catch (System.Text.Json.JsonException error)
        {
            throw new NotebookFormatException($"{path} begins with metadata (#!meta) that are not valid JSON: {error.Message}", error);
        }
    }
}
