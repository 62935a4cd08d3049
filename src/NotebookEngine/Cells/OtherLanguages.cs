namespace NotebookEngine.Cells;

/// <summary>Languages that notebooks are written in and that this engine does not run: what they are called, and what to do instead.</summary>
internal static class OtherLanguages
{
    private const string RunIt = "Write it in C#, or run the notebook where that language is.";

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fsharp"] = "F#", ["f#"] = "F#", [".net-fsharp"] = "F#",
        ["pwsh"] = "PowerShell", ["powershell"] = "PowerShell", [".net-powershell"] = "PowerShell", [".net-pwsh"] = "PowerShell",
        ["python"] = "Python", ["python2"] = "Python", ["python3"] = "Python", ["ipython"] = "Python", ["ipykernel"] = "Python", ["pyodide"] = "Python", ["sagemath"] = "Python",
        ["r"] = "R", ["ir"] = "R", ["julia"] = "Julia",
        ["javascript"] = "JavaScript", ["js"] = "JavaScript", ["jslab"] = "JavaScript", ["deno"] = "TypeScript", ["typescript"] = "TypeScript", ["tslab"] = "TypeScript",
        ["sql"] = "SQL", ["kql"] = "KQL", ["http"] = "HTTP", ["mermaid"] = "Mermaid",
        ["bash"] = "shell", ["shellscript"] = "shell", ["sh"] = "shell", ["zsh"] = "shell",
        ["java"] = "Java", ["ijava"] = "Java", ["kotlin"] = "Kotlin", ["scala"] = "Scala", ["ruby"] = "Ruby", ["go"] = "Go", ["gophernotes"] = "Go", ["rust"] = "Rust", ["evcxr"] = "Rust",
        ["c++"] = "C++", ["cpp"] = "C++", ["octave"] = "Octave", ["matlab"] = "MATLAB", ["perl"] = "Perl", ["php"] = "PHP", ["lua"] = "Lua", ["haskell"] = "Haskell",
        ["vb"] = "Visual Basic", ["html"] = "HTML", ["markdown"] = "Markdown",
    };

    private static readonly Dictionary<string, string> Advice = new()
    {
        ["PowerShell"] = "Use System.Diagnostics.Process, or run the notebook where PowerShell is.",
        ["shell"] = "Use System.Diagnostics.Process.",
        ["SQL"] = "Use a database library by #r \"nuget: …\".",
        ["KQL"] = "Use a library by #r \"nuget: …\".",
        ["HTTP"] = "Use System.Net.Http.HttpClient.",
        ["Mermaid"] = "Write the diagram in a Markdown cell.",
    };

    /// <param name="word">How a notebook names it: <c>fsharp</c>, <c>julia-1.10</c>, <c>xcpp17</c>.</param>
    /// <returns>How people do; null where it is none of these.</returns>
    public static string? Name(string word) =>
        Names.TryGetValue(word, out string? name) ? name
        : word.StartsWith("julia-", StringComparison.OrdinalIgnoreCase) ? "Julia"
        : word.StartsWith("xcpp", StringComparison.OrdinalIgnoreCase) ? "C++"
        : null;

    /// <summary>One or two sentences for a cell in a language that a notebook names by <paramref name="word"/>.</summary>
    public static string? Instead(string word) => Name(word) is { } name ? $"There is no {name} here. {Advice.GetValueOrDefault(name, RunIt)}" : null;
}
