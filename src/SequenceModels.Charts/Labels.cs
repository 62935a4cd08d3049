namespace SequenceModels.Charts;

/// <summary>Names of rows or columns, one for each.</summary>
internal static class Labels
{
    public static string[] Of(IEnumerable<string> given, int count, string what)
    {
        string[] names = [.. given];
        return names.Length == count ? names : throw new ArgumentException($"There are {names.Length} names for {count} {what}: give one for each.");
    }

    public static string[] OrNumbers(IEnumerable<string>? given, int count, string what) =>
        Of(given ?? Enumerable.Range(1, count).Select(i => $"{i}"), count, what);
}
