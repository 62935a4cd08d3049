using Microsoft.DotNet.Interactive.Directives;

namespace NotebookEngine.Cells;

/// <summary>The magic commands that the kernels of a session know, and what to write instead of those they do not.</summary>
internal sealed partial class KnownDirectives(CompositeKernel root, Kernel csharp)
{
    private static readonly Dictionary<string, string> Instead = new()
    {
        ["#!connect"] = "No other kernels can be connected here. Write it in C#, or run the notebook where that language is.",
        ["#!about"] = "Write Environment.Version, or look at the kernel's name in the editor.",
        ["#!lsmagic"] = "Type #! and press Tab: the editor lists them.",
    };

    private static readonly Dictionary<string, string> InsteadOfIPython = new()
    {
        ["time"] = "Write #!time in the first line.",
        ["timeit"] = "Write #!time in the first line.",
        ["html"] = "Write #!html in the first line.",
        ["markdown"] = "Write the text in a Markdown cell.",
        ["javascript"] = "Write #!javascript in the first line.",
        ["js"] = "Write #!javascript in the first line.",
        ["who"] = "Write #!who.",
        ["whos"] = "Write #!whos.",
        ["pip"] = "Write #r \"nuget: Id, 1.2.3\".",
        ["pip3"] = "Write #r \"nuget: Id, 1.2.3\".",
        ["conda"] = "Write #r \"nuget: Id, 1.2.3\".",
        ["matplotlib"] = "Charts draw without it: delete the line.",
        ["cd"] = "Use Directory.SetCurrentDirectory.",
    };

    /// <summary>A cell that begins as no C# can: with a command of IPython.</summary>
    /// <exception cref="CellException">It does; the message says what to write.</exception>
    public static void RequireNoIPython(string source)
    {
        string[] lines = source.Split('\n');
        int first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        string word = first < 0 ? "" : lines[first].Trim().Split([' ', '\t', ';'], 2)[0];
        if (first >= 0 && ShellCommand().IsMatch(lines[first]))
            throw CellException.OfDirective($"{word} is a command of a shell, as IPython takes it, which is not here. {InsteadOfIPython.GetValueOrDefault(word.TrimStart('!'), "Use System.Diagnostics.Process.")}", first + 1);
        if (word.Length > 1 && word[0] == '%' && char.IsLetter(word.TrimStart('%').FirstOrDefault()))
            throw CellException.OfDirective($"{word} is a command of IPython, which is not here. {InsteadOfIPython.GetValueOrDefault(word.TrimStart('%'), "Write it in C#.")}", first + 1);
    }

    // Not of a name that is false, such as !done.
    [GeneratedRegex(@"^\s*!(pip3?|conda|mamba|apt|apt-get|ls|cd|wget|curl|git|python3?|mkdir|cat|rm|cp|mv|unzip|tar|echo|npm|dotnet|bash|sh|nvidia-smi)(\s+[^\s&|=!?.;]|\s*$)", RegexOptions.ExplicitCapture)]
    private static partial Regex ShellCommand();

    /// <summary>What begins another language.</summary>
    public HashSet<string> Languages => [.. root.KernelInfo.SupportedDirectives.OfType<KernelSpecifierDirective>().Where(directive => directive.KernelName != csharp.Name).Select(directive => directive.Name)];

    public IEnumerable<string> All =>
        ["#!import", "#r", "#i", .. root.KernelInfo.SupportedDirectives.Concat(csharp.KernelInfo.SupportedDirectives).Where(directive => !directive.Hidden).Select(directive => directive.Name)];

    /// <exception cref="CellException">Nobody knows it.</exception>
    public void Check(KernelPart part)
    {
        string word = part.Text.Split((char[]?)null, 2)[0];
        if (!All.Contains(word))
            throw CellException.OfDirective($"{word} is not known here. {Instead.GetValueOrDefault(word) ?? OtherLanguages.Instead(word.TrimStart('#', '!')) ?? $"There are {string.Join(", ", All)}."}", part.Line);
    }
}
