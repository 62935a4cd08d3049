namespace SequenceModels.Tests.Conformance;

/// <summary>
/// Every <c>.json</c> under the folders of SEQUENCE_MODELS_VECTORS, separated as in PATH; by default the repository's own golden files, and
/// <c>../shared/vectors</c> where there is one.
/// </summary>
internal static class VectorFiles
{
    public const string Variable = "SEQUENCE_MODELS_VECTORS";

    public static IEnumerable<string> All()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrWhiteSpace(named)
            ? new[] { Own, Path.Combine(Repository.Root, "..", "shared", "vectors") }.Where(Directory.Exists).SelectMany(In)
            : named.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(In);
    }

    public static string Own { get; } = Path.Combine(Repository.Root, "tests", "SequenceModels.Tests", "Golden");

    private static IEnumerable<string> In(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : throw new DirectoryNotFoundException($"{Variable} names {folder}, which is not a folder: it takes folders of .json files, separated by '{Path.PathSeparator}'.");
}
