namespace NotebookEngine.Cells;

/// <summary>A piece of a cell, in the order in which the pieces run.</summary>
internal abstract record CellPart;

/// <summary>C#, after as many empty lines as stand before it in the cell, so that errors keep their lines.</summary>
internal sealed record CodePart(string Code) : CellPart;

/// <summary>What the session does itself: imports, references, packages. Packages that stand together are restored together.</summary>
internal sealed record DirectivePart(IReadOnlyList<CellDirective> Directives) : CellPart;

/// <summary>What another kernel does: a magic command, or the text of another language with the line that names it.</summary>
internal sealed record KernelPart(int Line, string Text) : CellPart;

/// <summary>Takes a cell apart at its directives. Only Roslyn knows whether a line that starts with <c>#!</c> is one, or stands in a text or a comment.</summary>
/// <param name="languages">What begins another language, such as <c>#!html</c>.</param>
internal sealed class CellReader(IReadOnlySet<string> languages)
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

    private bool IsLanguage(string line) => languages.Contains(CellDirectives.WordOf(line));

    private int ReadOther(string[] lines, int start, List<CellPart> parts)
    {
        int end = start + 1;
        while (end < lines.Length && !IsLanguage(lines[end]) && !CellLanguages.BeginsCSharp.Contains(CellDirectives.WordOf(lines[end])))
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
        foreach (var magic in here.OfType<KernelDirective>().Where(directive => !CellLanguages.BeginsCSharp.Contains(directive.Word)))
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
