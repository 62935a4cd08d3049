namespace NotebookEngine.Insight;

/// <summary>Code and a place in it.</summary>
/// <param name="Code">The cell's code; directives of hosts are blank, so that the compiler does not see them and every place stays.</param>
/// <param name="Position">The place, from 0 to the length.</param>
/// <param name="Written">The code with its directives.</param>
internal sealed record CodeCursor(string Code, int Position, string Written)
{
    public static CodeCursor At(string written, int position) => new(HostDirectives.Blanked(written), position, written);
}
