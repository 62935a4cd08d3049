namespace NotebookEngine.Scripting;

/// <summary>Changes to a cell's text, made all at once, so that each is given by its place in the text as it was.</summary>
internal sealed class CodeEdits
{
    private readonly List<(int At, int Removed, string Text)> edits = [];

    public void Insert(int at, string text) => edits.Add((at, 0, text));

    public void Replace(SyntaxToken token, string text) => edits.Add((token.SpanStart, token.Span.Length, text));

    public string ApplyTo(string code)
    {
        var text = new StringBuilder(code);
        foreach (var (at, removed, inserted) in edits.OrderByDescending(edit => edit.At))
            text.Remove(at, removed).Insert(at, inserted);
        return text.ToString();
    }
}
