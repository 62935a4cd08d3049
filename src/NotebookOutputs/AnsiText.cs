using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NotebookOutputs;

/// <summary>A terminal's text as HTML: its colours and weights as elements that the page's theme draws, its other codes left out.</summary>
internal static partial class AnsiText
{
    private static readonly string[] Colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

    /// <summary>The lines as HTML, each whole in itself, so that a fold may cut between them.</summary>
    public static string[] Lines(string text)
    {
        HashSet<string> classes = [];
        return [.. Html.WithoutTerminalCodes(text, keepStyles: true).TrimEnd().Split('\n').Select(line => Line(LastWritten(line), ref classes))];
    }

    private static string Line(string text, ref HashSet<string> classes)
    {
        var html = new StringBuilder();
        int at = 0;
        foreach (Match style in Style().Matches(text))
        {
            Append(html, text[at..style.Index], classes);
            classes = Classes(style, classes);
            at = style.Index + style.Length;
        }
        return Append(html, text[at..], classes).ToString();
    }

    // A progress line goes back to its beginning and writes over itself.
    private static string LastWritten(string line) => line.TrimEnd('\r').Split('\r')[^1];

    private static StringBuilder Append(StringBuilder html, string text, HashSet<string> classes) => text.Length == 0 ? html
        : classes.Count == 0 ? html.Append(Html.Escape(text))
        : html.Append($"<span class=\"{string.Join(' ', classes.Order(StringComparer.Ordinal))}\">{Html.Escape(text)}</span>");

    private static HashSet<string> Classes(Match style, HashSet<string> before)
    {
        HashSet<string> classes = [.. before];
        int[] codes = [.. style.Groups["codes"].Value.Split(';').Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)];
        for (int i = 0; i < codes.Length; i++)
        {
            // 38;5;n and 38;2;r;g;b are colours of a palette that a theme does not know.
            if (codes[i] is 38 or 48)
                i += codes.ElementAtOrDefault(i + 1) == 5 ? 2 : 4;
            else
                Set(classes, codes[i]);
        }
        return classes;
    }

    private static void Set(HashSet<string> classes, int code)
    {
        if (code == 0)
            classes.Clear();
        else if (code is 1 or 3 or 4)
            classes.Add(code == 1 ? "ansi-bold" : code == 3 ? "ansi-italic" : "ansi-underline");
        else if (code is >= 30 and <= 39 or >= 90 and <= 97)
        {
            classes.RemoveWhere(name => Array.Exists(Colours, colour => name == $"ansi-{colour}"));
            if (code != 39)
                classes.Add($"ansi-{Colours[code % 10]}");
        }
        else if (code is 22 or 23 or 24)
            classes.Remove(code == 22 ? "ansi-bold" : code == 23 ? "ansi-italic" : "ansi-underline");
    }

    [GeneratedRegex(@"\u001B\[(?<codes>[0-9;]*)m")]
    private static partial Regex Style();
}
