namespace NotebookRunner.Checks;

/// <summary>A row of notebooks/FORBIDDEN.md.</summary>
/// <param name="forms">The words that are not to be written.</param>
/// <param name="instead">What is written instead.</param>
/// <param name="allowed">Phrases in which the words are right.</param>
internal sealed class ForbiddenTerm(IReadOnlyList<string> forms, string instead, IReadOnlyList<string> allowed)
{
    private readonly Regex words = Whole(forms);
    private readonly Regex? right = allowed.Count == 0 ? null : Whole(allowed);

    public string Instead => instead;

    /// <returns>The term as it stands in the text, each time where it is wrong.</returns>
    public IEnumerable<string> In(string prose)
    {
        var spared = right?.Matches(prose) ?? Enumerable.Empty<Match>();
        return words.Matches(prose).Where(found => !spared.Any(phrase => phrase.Index <= found.Index && found.Index + found.Length <= phrase.Index + phrase.Length)).Select(found => found.Value);
    }

    /// <summary>The rows of the file's table.</summary>
    public static IReadOnlyList<ForbiddenTerm> Read(string path) => !File.Exists(path) ? [] :
    [
        .. File.ReadLines(path).SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)).Where(row => row.Length == 3)
            .Select(row => new ForbiddenTerm(Parts(row[0]), row[1], Parts(row[2]))),
    ];

    private static string[] Parts(string field) => field.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Regex Whole(IEnumerable<string> phrases) =>
        new($@"(?<!\w)({string.Join('|', phrases.Select(phrase => Regex.Escape(phrase).Replace(@"\ ", @"\s+", StringComparison.Ordinal)))})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
