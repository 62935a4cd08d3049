using NotebookEngine.Portable;
using NotebookKernel.Messages;

namespace NotebookKernel.Insight;

/// <summary>Code and a place in it. The protocol counts characters as Unicode does, strings here count UTF-16.</summary>
/// <param name="Code">The cell's code; directives of hosts are blank, so that the compiler does not see them and every place stays.</param>
/// <param name="Position">The place, from 0 to the length.</param>
/// <param name="Written">The code with its directives, as the client counts it.</param>
internal sealed record CodeCursor(string Code, int Position, string Written)
{
    /// <summary>The place that a <c>complete_request</c> or <c>inspect_request</c> asks about.</summary>
    public static CodeCursor Of(KernelMessage request)
    {
        string code = request.Text("code");
        return new(HostDirectives.Blanked(code), FromCodePoints(code, request.Number("cursor_pos") ?? int.MaxValue), code);
    }

    /// <summary>A place of this code in the protocol's count.</summary>
    public int ToCodePoints(int position) => Written[..position].EnumerateRunes().Count();

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
