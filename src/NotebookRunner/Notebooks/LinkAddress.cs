namespace NotebookRunner.Notebooks;

/// <summary>Where a link of a notebook leads.</summary>
internal static partial class LinkAddress
{
    /// <summary>Whether it names a scheme or a host, and so is no path. One letter before a colon is a drive.</summary>
    public static bool IsUri(string target) => Scheme().IsMatch(target);

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]+:|//)")]
    private static partial Regex Scheme();
}
