using System.Text.RegularExpressions;

namespace NotebookRunner.Book.Pages;

/// <summary>A page with places <c>{{name}}</c>, filled in one pass: what goes in is not searched again.</summary>
internal static partial class Template
{
    public static string Fill(string resource, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(Resource.Read(resource), place => values[place.Groups[1].Value]);

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
