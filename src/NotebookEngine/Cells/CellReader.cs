namespace NotebookEngine.Cells;

/// <summary>Takes a cell apart at its directives. Only Roslyn knows whether a line that starts with <c>#!</c> is one, or stands in a text or a comment.</summary>
/// <param name="languages">What begins another language, such as <c>#!html</c>.</param>
/// <param name="own">What begins C# again.</param>
internal sealed class CellReader(IReadOnlySet<string> languages, IReadOnlySet<string> own)
{
    /// <exception cref="CellException">A directive is written in a way that is not understood.</exception>
    public IReadOnlyList<CellPart> Read(string source)
    {
        KnownDirectives.RequireNoIPython(source);
        string[] lines = source.Split('\n');
        var parts = new List<CellPart>();
        for (int start = 0; start < lines.Length;)
            start = IsLanguage(lines[start]) ? ReadOther(lines, start, parts) : ReadCode(lines, start, parts);
        return parts;
    }

    private static string WordOf(string line) => line.TrimEnd().Split([' ', '\t'], 2)[0];

    private bool IsLanguage(string line) => languages.Contains(WordOf(line));

    private int ReadOther(string[] lines, int start, List<CellPart> parts)
    {
        int end = start + 1;
        while (end < lines.Length && !IsLanguage(lines[end]) && !own.Contains(WordOf(lines[end])))
            end++;
        parts.Add(new KernelPart(start + 1, string.Join('\n', lines[start..end])));
        return end;
    }

    private int ReadCode(string[] lines, int start, List<CellPart> parts)
    {
        var found = CellDirectives.Read(string.Join('\n', lines[start..]), start);
        int end = found.OfType<KernelDirective>().FirstOrDefault(directive => languages.Contains(directive.Word)) is { } other ? other.Line - 1 : lines.Length;
        var here = found.Where(directive => directive.Line <= end).ToList();
        string[] code = [.. lines[..end].Select((line, index) => index < start || here.Exists(directive => directive.Line == index + 1) ? "" : line)];
        // As everywhere: what code refers to is there before any of it runs.
        AddSetup(here, parts);
        int from = start;
        foreach (var magic in here.OfType<KernelDirective>().Where(directive => !own.Contains(directive.Word)))
        {
            AddCode(code, from, magic.Line - 1, parts);
            parts.Add(new KernelPart(magic.Line, magic.Text));
            from = magic.Line;
        }
        AddCode(code, from, end, parts);
        return end;
    }

    private static void AddSetup(List<CellDirective> directives, List<CellPart> parts)
    {
        var setup = directives.FindAll(directive => directive is not KernelDirective);
        if (setup.Count > 0)
            parts.Add(new DirectivePart(setup));
    }

    private static void AddCode(string[] lines, int from, int end, List<CellPart> parts)
    {
        if (lines[from..end].Any(line => !string.IsNullOrWhiteSpace(line)))
            parts.Add(new CodePart(string.Join('\n', [.. lines[..from].Select(_ => ""), .. lines[from..end]])));
    }
}
