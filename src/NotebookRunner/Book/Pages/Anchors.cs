using System.Globalization;

namespace NotebookRunner.Book.Pages;

/// <summary>GitHub's anchors of headings, so that a link works there and in the book; each once a page.</summary>
/// <param name="prefix">Keeps the anchors of another notebook on the same page apart.</param>
internal sealed class Anchors(string prefix = "")
{
    private readonly HashSet<string> taken = [];

    public string For(string text)
    {
        string slug = string.Concat(text.Trim().ToLower(CultureInfo.InvariantCulture).Where(IsKept)).Replace(' ', '-');
        string anchor = slug;
        for (int copy = 1; !taken.Add(anchor); copy++)
            anchor = $"{slug}-{copy}";
        return prefix + anchor;
    }

    private static bool IsKept(char letter) => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_';
}
