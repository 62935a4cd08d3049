namespace NotebookRunner.Book.Slides;

/// <summary>A paragraph of Markdown, sentence by sentence; equations, code, links and what is emphasised stay whole.</summary>
internal static partial class Sentences
{
    private const int FewWords = 5;

    /// <summary>The sentences as they are written, each on one line.</summary>
    public static IReadOnlyList<string> In(string paragraph)
    {
        string text = Whitespace().Replace(paragraph.Trim(), " ");
        List<string> sentences = [];
        int start = 0;
        foreach (Match atom in Atom().Matches(text))
        {
            int end = atom.Index + atom.Length;
            if (!Ends(text[start..end]) || (end < text.Length && !Begins().IsMatch(text[end..])))
                continue;
            sentences.Add(text[start..end].Trim());
            start = end;
        }
        string rest = text[start..].Trim();
        return rest.Length == 0 ? sentences : [.. sentences, rest];
    }

    /// <summary>Those in which something is in bold: what their author wants to be remembered.</summary>
    public static IReadOnlyList<string> Bold(string paragraph)
    {
        var sentences = In(paragraph);
        // "**Static.** First build the graph." needs what follows.
        return [.. sentences.Where((sentence, number) => IsBold(sentence) || (number > 0 && RunIn().IsMatch(sentences[number - 1])))];
    }

    /// <summary>The first, and the next where that is too short to say something: "Order counts."</summary>
    public static IEnumerable<string> First(string paragraph)
    {
        var sentences = In(paragraph);
        return sentences.Take(sentences.Count > 1 && Words(sentences[0]) < FewWords ? 2 : 1);
    }

    /// <summary>Whether the paragraph begins in bold.</summary>
    public static bool BeginsBold(string paragraph) => paragraph.StartsWith("**", StringComparison.Ordinal);

    private static bool IsBold(string sentence) => Strong().IsMatch(Code().Replace(sentence, ""));

    /// <summary>How many words one sees; an equation or a piece of code in a line is one, a number none.</summary>
    public static int Words(string markdown) => Word().Count(Target().Replace(Equation().Replace(Code().Replace(markdown, "x"), "x"), "]"));

    private static bool Ends(string text) => End().IsMatch(text) && !Abbreviation().IsMatch(text);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"\$[^$]+\$|`[^`]+`|\*\*.+?\*\*(?!\*)|!?\[[^\]]*\]\([^)]*\)|\*[^*\s][^*]*\*|\S|\s")]
    private static partial Regex Atom();

    // A full stop, perhaps inside what is emphasised, linked or quoted.
    [GeneratedRegex(@"[.!?][""'”’)\]*_]*$")]
    private static partial Regex End();

    [GeneratedRegex(@"(^|[\s(])([A-Z]|e\.g|i\.e|cf|vs|etc|Fig|Eq|No|Dr|St)\.$")]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"^\s+[^a-z\s]")]
    private static partial Regex Begins();

    [GeneratedRegex(@"\*\*\S.*?\*\*|__\S.*?__")]
    private static partial Regex Strong();

    // A heading within the paragraph, of three words at most.
    [GeneratedRegex(@"^\*\*[^*\s]+(\s[^*\s]+){0,2}\*\*$")]
    private static partial Regex RunIn();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\$[^$]+\$")]
    private static partial Regex Equation();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Target();

    [GeneratedRegex(@"[^\s|]*\p{L}[^\s|]*")]
    private static partial Regex Word();
}
