using System.Text.RegularExpressions;

namespace SequenceModels.Charts;

/// <summary>Words inside a plot, where plotly.js reads a little HTML.</summary>
internal static partial class PlotText
{
    private const int TitleWidth = 60, LabelWidth = 34, NoteWidth = 54, TerminalWidth = 100;

    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\n", "<br>");

    public static string[] Escaped(IEnumerable<string> texts) => [.. texts.Select(Escape)];

    public static string Title(string title) => string.Join("<br>", Wrap(title, TitleWidth).Select(Math));

    /// <summary>An axis label in lines that fit beside the plot of a phone.</summary>
    public static string Label(string label) => string.Join("<br>", Wrap(label, LabelWidth).Select(Math));

    /// <summary>A sentence in small letters, in lines that fit below the plot of a phone.</summary>
    public static string Note(string note) => string.Join("<br>", Wrap(note, NoteWidth).Select(Math));

    /// <summary>Words with symbols: <c>x_t</c> and <c>W_{hh}</c> get real subscripts; longer names with an underscore stay as they are.</summary>
    public static string Math(string text) => WithSubscripts(Escape(text));

    /// <summary>Escaped words with their symbols' subscripts.</summary>
    public static string WithSubscripts(string escaped) => Subscript().Replace(escaped, "$1<sub>$2$3</sub>");

    public static string Paragraph(string text) => string.Join("\n", Wrap(text, TerminalWidth));

    [GeneratedRegex(@"(?<!\w)(\p{L}\p{M}?)_(?:\{([^{}]*)\}|(\w{1,3})(?!\w))")]
    private static partial Regex Subscript();

    /// <summary>Lines of whole words, none longer than <paramref name="width"/> characters unless a word is.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        return lines;
    }
}
