using System.Text.Encodings.Web;
using System.Text.Json;

namespace NotebookRunner.Install;

/// <summary>A kernel as Jupyter knows it: a folder with <c>kernel.json</c>.</summary>
/// <param name="Folder">The folder; its name is the kernel's.</param>
/// <param name="Json">What <c>kernel.json</c> says.</param>
internal sealed record KernelSpec(string Folder, JsonObject Json)
{
    public const string DefaultName = "rnn-notebooks";
    public const string DisplayName = "C# (RnnNotebooks)";
    public const string FileName = "kernel.json";
    private const string Maker = "installed_by";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => Path.GetFileName(Folder);

    /// <summary>Whether this program wrote it, in this or another version.</summary>
    public bool IsOurs => Json["metadata"] is JsonObject metadata && metadata[Maker] is JsonValue maker && maker.TryGetValue(out string? name) && name == DefaultName;

    /// <summary>The program that it starts.</summary>
    public string Program => Argument(1);

    /// <summary>What it needs to start and is not there any more: this program, or the <c>dotnet</c> that runs it; null where all is there.</summary>
    public string? Missing => new[] { Argument(0), Program }.FirstOrDefault(file => file != WorkerCommandLine.DotnetOnPath && !File.Exists(file));

    /// <summary>Whether it has this name; Jupyter does not tell large letters from small ones.</summary>
    public bool IsNamed(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the kernels of a folder of data are called, as far as they can be read.</summary>
    public static IEnumerable<KernelSpec> In(string dataFolder) =>
        Directory.Exists(JupyterPaths.Kernels(dataFolder)) ? Directory.EnumerateDirectories(JupyterPaths.Kernels(dataFolder)).Order().Select(Load).OfType<KernelSpec>() : [];

    /// <summary>The text of our own <c>kernel.json</c>.</summary>
    public static string Text()
    {
        var json = new JsonObject
        {
            ["argv"] = new JsonArray([.. WorkerCommandLine.Program(), "kernel", "start", "{connection_file}"]),
            ["display_name"] = DisplayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            // Half of the memory (the number is hexadecimal): a cell that wants more fails with an exception, and the session lives.
            ["env"] = new JsonObject { ["DOTNET_GCHeapHardLimitPercent"] = "32" },
            ["metadata"] = new JsonObject { ["debugger"] = false, [Maker] = DefaultName },
        };
        return json.ToJsonString(Layout) + "\n";
    }

    private string Argument(int index) => Json["argv"] is JsonArray argv && argv.Count > index ? argv[index]?.ToString() ?? "" : "";

    private static KernelSpec? Load(string folder)
    {
        try
        {
            return StrictJson.Parse(File.ReadAllText(Path.Combine(folder, FileName))) is JsonObject json ? new(folder, json) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }
}
