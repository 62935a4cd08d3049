namespace NotebookKernel.Execution;

/// <summary>An error's lines in the colours of a terminal, which every notebook editor shows.</summary>
internal static class Traceback
{
    private const string Red = "\e[31m";
    private const string BoldRed = "\e[1;31m";
    private const string Cyan = "\e[36m";
    private const string Plain = "\e[0m";

    public static IEnumerable<string> Coloured(CellError error)
    {
        // What happened stands first, as editors show nothing but these lines.
        if (error.Traceback is not [var first, ..] || !first.Contains(error.Message.Split('\n')[0], StringComparison.Ordinal))
            yield return $"{BoldRed}{error.Name}{Plain}: {error.Message}";
        foreach (string line in error.Traceback)
            yield return Coloured(line, error.Name);
    }

    private static string Coloured(string line, string name)
    {
        if (line.StartsWith("   at ", StringComparison.Ordinal))
            return Cyan + line + Plain;
        if (line.AsSpan().Trim().TrimStart('^').IsEmpty)
            return Red + line + Plain;
        return line.Replace($"{name}:", $"{BoldRed}{name}{Plain}:", StringComparison.Ordinal);
    }
}
