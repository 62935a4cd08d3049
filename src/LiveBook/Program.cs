using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("browser")]

namespace LiveBook;

/// <summary>The engine of the live book, seen from its worker (<c>worker.js</c>).</summary>
internal static partial class Program
{
    // The lessons see their folder as in the repository.
    private const string Root = "/book";

    private static LiveSession? session;

    // The worker calls what it needs.
    private static void Main()
    {
    }

    /// <summary>A file of the lessons.</summary>
    [JSExport]
    internal static void AddFile(string path, byte[] content)
    {
        string file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    /// <param name="platform">The assemblies of .NET by name.</param>
    [JSExport]
    internal static void Start(string[] platform)
    {
        AppContext.SetData("TRUSTED_PLATFORM_ASSEMBLIES", string.Join(Path.PathSeparator, platform));
        string notebooks = Path.Combine(Root, "notebooks");
        Directory.CreateDirectory(notebooks);
        Directory.SetCurrentDirectory(notebooks);
        session = new LiveSession(notebooks);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Post("""{"type": "died", "message": "The cell has ended the program."}""");
    }

    /// <summary>Runs a cell; the task ends when the cell has, well or not.</summary>
    [JSExport]
    internal static Task Run(string id, string name, string source) => session!.RunAsync(id, name, source);

    /// <summary>What the compiler would say of a cell, as JSON: from, to, severity and message of each complaint.</summary>
    [JSExport]
    internal static string Diagnose(string source) => session!.Diagnose(source).ToJsonString();

    /// <summary>What could stand at a place of a cell, as JSON: from, to, items of label and kind, and isCut where there are more.</summary>
    [JSExport]
    internal static string Complete(string source, int position) => session!.Complete(source, position).ToJsonString();

    /// <summary>Lines of C# that say what stands at a place of a cell; empty where nothing is known.</summary>
    [JSExport]
    internal static string Inspect(string source, int position) => session!.Inspect(source, position);

    [JSImport("post", "worker")]
    internal static partial void Post(string message);
}
