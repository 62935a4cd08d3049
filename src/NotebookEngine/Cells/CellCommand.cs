using Microsoft.DotNet.Interactive.Commands;

namespace NotebookEngine.Cells;

/// <summary>A whole cell as a command of .NET Interactive.</summary>
/// <remarks>The package would split it by itself, which loses the lines and takes directives inside a text for directives: it is shown the code in a form that it leaves whole.</remarks>
internal sealed partial class CellCommand(string source, string name, CancellationToken token)
    : SubmitCode(Directive().Replace(source.Trim(), "//"), ScriptKernel.KernelName)
{
    public string Source => source;

    /// <summary>What its frames and messages call it.</summary>
    public string Name => name;

    /// <summary>Stops what is not the cell's own code: compiling, fetching packages.</summary>
    public CancellationToken Token => token;

    /// <summary>Where its last magic command stands.</summary>
    public int? Line { get; set; }

    /// <summary>Why it failed.</summary>
    public Exception? Failure { get; set; }

    [GeneratedRegex(@"^(?=\s*#)", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
