namespace SequenceModels.Data;

/// <summary>What a file or a caller said, cut to what a message can hold: a cell may have fifty million letters.</summary>
internal static class Shown
{
    private const int Longest = 40, Most = 8;

    /// <summary>The first characters, without line ends and other control characters.</summary>
    public static string Cut(string text, int longest = Longest)
    {
        var length = Math.Min(text.Length, longest);
        if (length < text.Length && char.IsHighSurrogate(text[length - 1]))
            length--;
        return string.Create(length, text, (shown, all) =>
        {
            for (var i = 0; i < shown.Length; i++)
                shown[i] = char.IsControl(all[i]) ? '·' : all[i];
        }) + (length < text.Length ? "…" : "");
    }

    /// <summary>The first 8 names; "nothing" where there is none.</summary>
    public static string List(IReadOnlyCollection<string> names) => names.Count == 0
        ? "nothing"
        : string.Join(", ", names.Take(Most).Select(name => Cut(name))) + (names.Count > Most ? $" and {names.Count - Most} more" : "");
}
