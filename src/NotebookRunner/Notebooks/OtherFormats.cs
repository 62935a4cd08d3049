using Microsoft.DotNet.Interactive.Documents;
using NotebookEngine.Cells;

namespace NotebookRunner.Notebooks;

/// <summary>Notebooks that are not nbformat: <c>.dib</c>, read by .NET Interactive's own package.</summary>
internal static class OtherFormats
{
    public const string Dib = ".dib";

    /// <exception cref="NotebookFormatException">The file is broken.</exception>
    public static NotebookDocument Parse(string path, string text)
    {
        if (text.AsSpan().TrimStart() is ['{', ..])
            throw new NotebookFormatException($"{path} is JSON, as an .ipynb is, not a .dib. Give it that ending.");
        try
        {
            var cells = CodeSubmission.Parse(text, CellLanguages.Known).Elements.Select((cell, index) => cell.KernelName == CellLanguages.Markdown
                ? NotebookCell.Markdown($"cell-{index + 1}", cell.Contents)
                : NotebookCell.Code($"cell-{index + 1}", CellLanguages.Source(cell)));
            return NotebookDocument.Of(path, cells);
        }
        catch (System.Text.Json.JsonException error)
        {
            throw new NotebookFormatException($"{path} begins with metadata (#!meta) that are not valid JSON: {error.Message}", error);
        }
    }
}
