namespace NotebookEngine.Insight;

/// <summary>What could stand on a line that begins with <c>#</c>: magic commands, and files to import.</summary>
internal static partial class DirectiveCompletion
{
    private static readonly string[] Importable = [".csx", ".cs", ".ipynb", ".dib"];

    /// <returns>Where the word begins, and what could stand there; null where the line is none of these.</returns>
    public static (int Start, IReadOnlyList<string> Words)? At(string written, int position, IEnumerable<string> names)
    {
        int begin = written.LastIndexOf('\n', Math.Max(0, position - 1), Math.Max(0, position)) + 1;
        string line = written[begin..position];
        if (Import().Match(line) is { Success: true } import)
            return (begin + import.Groups["file"].Index, [.. Files().Where(file => file.StartsWith(import.Groups["file"].Value, StringComparison.OrdinalIgnoreCase))]);
        string word = line.TrimStart();
        if (!word.StartsWith('#'))
            return null;
        int start = position - word.Length;
        return (start, word.Contains(' ') ? [] : [.. names.Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Distinct().Order()]);
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Directory.GetCurrentDirectory()).Where(file => Importable.Contains(Path.GetExtension(file))).Select(file => Path.GetFileName(file)).Order();

    [GeneratedRegex(@"^\s*#!import\s+""?(?<file>[^""]*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Import();
}
