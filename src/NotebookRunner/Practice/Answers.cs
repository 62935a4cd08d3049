using System.Text.RegularExpressions;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Practice;

/// <summary>Where a lesson gives away its exercises: folded in <c>details</c>, or in a cell with the tag <c>answer</c>.</summary>
internal static partial class Answers
{
    public static bool Are(NotebookCell cell) => cell.HasTag("answer");

    public static string Remove(string markdown) => Folded().Replace(markdown, "");

    [GeneratedRegex(@"<details\b.*?</details>\s*", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Folded();
}
