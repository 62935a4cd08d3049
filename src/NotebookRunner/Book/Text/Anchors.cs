using System.Globalization;

namespace NotebookRunner.Book.Text;

/// <summary>GitHub's anchors of headings, so that a link works there and in the book; each once a page.</summary>
internal sealed class Anchors
{
    private readonly HashSet<string> taken = [];

    public string For(string text)
    {
        string slug = string.Concat(text.Trim().ToLower(CultureInfo.InvariantCulture).Where(IsKept)).Replace(' ', '-');
        string anchor = slug;
        for (int copy = 1; !taken.Add(anchor); copy++)
            anchor = $"{slug}-{copy}";
        return anchor;
    }

    private static bool IsKept(char letter) => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_';
}
