using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;

namespace NotebookOutputs;

/// <summary>
/// Finds equations between dollars, by the rule of notebook editors: no space inside next to a dollar, no digit after the last.
/// Markdig's own parser wants no letter there either, which a Korean particle or a plural is.
/// </summary>
internal sealed class InlineMathParser : InlineParser
{
    public InlineMathParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        int dollars = slice.PeekChar() == '$' ? 2 : 1;
        int start = slice.Start + dollars;
        int end = End(slice, start, dollars);
        if (end <= start)
            return false;
        var content = new StringSlice(slice.Text, start, end - 1);
        processor.Inline = new MathInline { Delimiter = '$', DelimiterCount = dollars, Content = content };
        slice.Start = end + dollars;
        return true;
    }

    private static int End(StringSlice slice, int start, int dollars)
    {
        if (dollars == 1 && IsSpace(slice, start))
            return -1;
        for (int at = start; at + dollars - 1 <= slice.End; at++)
        {
            if (slice.Text[at] == '\\')
                at++;
            else if (slice.Text[at] == '`' && IsCode(slice, at))
                return -1;
            else if (slice.Text[at] == '$' && (dollars == 1 ? ClosesOne(slice, at) : slice.Text[at + 1] == '$'))
                return at;
        }
        return -1;
    }

    // Code binds first: what lies between its backquotes is no part of an equation.
    private static bool IsCode(StringSlice slice, int at)
    {
        int fence = slice.Text.AsSpan(at, slice.End - at + 1).IndexOfAnyExcept('`');
        return fence > 0 && slice.Text.IndexOf(new string('`', fence), at + fence, slice.End - at - fence + 1, StringComparison.Ordinal) > 0;
    }

    private static bool ClosesOne(StringSlice slice, int at) =>
        !IsSpace(slice, at - 1) && (at == slice.End || !char.IsAsciiDigit(slice.Text[at + 1]));

    private static bool IsSpace(StringSlice slice, int at) => at > slice.End || char.IsWhiteSpace(slice.Text[at]);
}
