using NotebookEngine.Insight;

namespace NotebookKernel.Insight;

/// <summary>The place that a message asks about. The protocol counts characters as Unicode does, strings count UTF-16.</summary>
internal static class RequestCursor
{
    /// <summary>The place that a <c>complete_request</c> or <c>inspect_request</c> asks about.</summary>
    public static CodeCursor Of(KernelMessage request)
    {
        string code = request.Text("code");
        return CodeCursor.At(code, FromCodePoints(code, request.Number("cursor_pos") ?? int.MaxValue));
    }

    /// <summary>A place of the cursor's code in the protocol's count.</summary>
    public static int ToCodePoints(CodeCursor cursor, int position) => cursor.Written[..position].EnumerateRunes().Count();

    private static int FromCodePoints(string code, int count)
    {
        int position = 0;
        foreach (var rune in code.EnumerateRunes())
        {
            if (count-- <= 0)
                break;
            position += rune.Utf16SequenceLength;
        }
        return position;
    }
}
