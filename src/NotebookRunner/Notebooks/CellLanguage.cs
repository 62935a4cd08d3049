using NotebookEngine.Cells;
using static NotebookRunner.Notebooks.Metadata;

namespace NotebookRunner.Notebooks;

/// <summary>The language that an editor has noted for one cell, beside its code.</summary>
internal static class CellLanguage
{
    private static readonly HashSet<string> CSharpNames = new(["csharp", "c#", ".net-csharp", "rnn-notebooks"], StringComparer.OrdinalIgnoreCase);

    // What the engine shows without running it, after the line that names it.
    private static readonly HashSet<string> Shown = ["html", "markdown", "javascript", "value"];

    public static bool IsCSharp(string word) => CSharpNames.Contains(word);

    /// <summary>What an editor says of the cell: the kernel that Polyglot Notebooks sends it to, else the language that Visual Studio Code colours it in.</summary>
    public static string? Said(NotebookCell cell) => Kernel(cell) ?? Text(cell.Metadata, "vscode", "languageId");

    /// <summary>The cell as the engine takes it: after the line that names its language, where Polyglot Notebooks has that in the metadata only.</summary>
    public static string Source(NotebookCell cell) =>
        Kernel(cell) is { } kernel && Shown.Contains(kernel) && !cell.Source.TrimStart().StartsWith("#!", StringComparison.Ordinal) ? $"#!{kernel}\n{cell.Source}" : cell.Source;

    /// <summary>Why a cell cannot be run that is for another kernel; null where it may.</summary>
    public static string? Problem(NotebookCell cell) =>
        Kernel(cell) is { } kernel && !IsCSharp(kernel) && !Shown.Contains(kernel) && !cell.Source.TrimStart().StartsWith("#!", StringComparison.Ordinal) ? Sentence(kernel) : null;

    /// <summary>The same for one whose code the compiler has just refused: there an editor's colour is a hint, too.</summary>
    public static string? ProblemOfRefused(NotebookCell cell) =>
        Said(cell) is { } said && !IsCSharp(said) && OtherLanguages.Name(said) is { } name && !NotebookLanguage.IsCSharp(cell.Source, name) ? Sentence(said) : null;

    private static string Sentence(string said) => Shown.Contains(said)
        ? $"The cell is marked as {OtherLanguages.Name(said) ?? said}, and its first line does not say so. Begin it with #!{said}."
        : $"The cell is marked as {OtherLanguages.Name(said) ?? said}. {OtherLanguages.Instead(said) ?? "There is no such kernel here. Write it in C#, or run the notebook where that kernel is."}";

    private static string? Kernel(NotebookCell cell) =>
        Text(cell.Metadata, "polyglot_notebook", "kernelName") ?? Text(cell.Metadata, "dotnet_interactive", "kernelName") ?? Text(cell.Metadata, "dotnet_interactive", "language");
}
