using System.Runtime.CompilerServices;

namespace SequenceModels.Tests;

/// <summary>Where the repository lies, found from this source file.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Folder(), "..", ".."));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
