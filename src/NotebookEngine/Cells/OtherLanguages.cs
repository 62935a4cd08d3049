namespace NotebookEngine.Cells;

/// <summary>Languages that notebooks are written in and that this engine does not run: what they are called, and what to do instead.</summary>
internal static class OtherLanguages
{
    private const string RunIt = "Write it in C#, or run the notebook where that language is.";

    // What people call a language, and the words by which notebooks name it.
    private static readonly Dictionary<string, string> Words = new()
    {
        ["F#"] = "fsharp f# .net-fsharp",
        ["PowerShell"] = "pwsh powershell .net-powershell .net-pwsh",
        ["Python"] = "python python2 python3 ipython ipykernel pyodide sagemath",
        ["R"] = "r ir",
        ["Julia"] = "julia",
        ["JavaScript"] = "javascript js jslab",
        ["TypeScript"] = "deno typescript tslab",
        ["SQL"] = "sql",
        ["KQL"] = "kql",
        ["HTTP"] = "http",
        ["Mermaid"] = "mermaid",
        ["shell"] = "bash shellscript sh zsh",
        ["Java"] = "java ijava",
        ["Kotlin"] = "kotlin",
        ["Scala"] = "scala",
        ["Ruby"] = "ruby",
        ["Go"] = "go gophernotes",
        ["Rust"] = "rust evcxr",
        ["C++"] = "c++ cpp",
        ["Octave"] = "octave",
        ["MATLAB"] = "matlab",
        ["Perl"] = "perl",
        ["PHP"] = "php",
        ["Lua"] = "lua",
        ["Haskell"] = "haskell",
        ["Visual Basic"] = "vb",
        ["HTML"] = "html",
        ["Markdown"] = "markdown",
    };

    private static readonly Dictionary<string, string> Names = Words
        .SelectMany(language => language.Value.Split(' '), (language, word) => (word, language.Key))
        .ToDictionary(pair => pair.word, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

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

    /// <summary>Whether such a word begins a cell's text in one of them, or for the kernel <c>#!value</c>.</summary>
    public static bool Begin(string word) => word.StartsWith("#!", StringComparison.Ordinal) && (word == "#!value" || Names.ContainsKey(word[2..]));

    /// <summary>One or two sentences for a cell in a language that a notebook names by <paramref name="word"/>.</summary>
    public static string? Instead(string word) => Name(word) is { } name ? $"There is no {name} here. {Advice.GetValueOrDefault(name, RunIt)}" : null;
}
