namespace SequenceModels.Charts;

/// <summary>The characters of a text one by one, those that print nothing replaced by a sign.</summary>
internal static class Characters
{
    public static string[] Of(string text) => [.. text.EnumerateRunes().Select(rune => rune.ToString())];

    public static string Visible(string character) => character switch
    {
        " " => "␣",
        "\n" => "↵",
        "\t" => "⇥",
        "\r" => "␍",
        _ => character,
    };

    /// <summary>A whole text with signs for what prints nothing; ∅ for the empty one.</summary>
    public static string Printed(string text) => text.Length == 0 ? "∅" : string.Concat(Of(text).Select(Visible));

    /// <summary>The beginning of a text in quotation marks, on one line.</summary>
    public static string Quote(IReadOnlyList<string> characters)
    {
        const int Most = 40;
        return $"“{string.Concat(characters.Take(Most)).ReplaceLineEndings("↵")}{(characters.Count > Most ? "…" : "")}”";
    }
}
