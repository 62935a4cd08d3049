using Microsoft.DotNet.Interactive.Documents;

namespace NotebookEngine.Cells;

/// <summary>The languages that a notebook of .NET Interactive may be written in, and its cells as this engine runs them.</summary>
internal static class CellLanguages
{
    public const string Markdown = "markdown";
    private const string CSharp = "csharp";

    /// <summary>What a line can begin with that goes on in C#.</summary>
    public static IReadOnlySet<string> BeginsCSharp { get; } = new HashSet<string>(["#!csharp", "#!c#", "#!C#"]);

    /// <summary>The languages that cells may be written in. Those that cannot be run here say so when they are.</summary>
    public static KernelInfoCollection Known =>
    [
        new(CSharp, "C#", ["c#", "C#"]), new(Markdown, "Markdown", []), new("html", "HTML", []), new("javascript", "JavaScript", ["js"]), new("value", "", []),
        new("fsharp", "F#", ["f#", "F#"]), new("pwsh", "PowerShell", ["powershell"]), new("sql", "SQL", []), new("kql", "KQL", []), new("http", "HTTP", []), new("mermaid", "Mermaid", []),
    ];

    /// <summary>A cell as this program runs it: in C#, or after the line that names its language.</summary>
    public static string Source(InteractiveDocumentElement cell) => cell.KernelName is null or CSharp ? cell.Contents : $"#!{cell.KernelName}\n{cell.Contents}";
}
