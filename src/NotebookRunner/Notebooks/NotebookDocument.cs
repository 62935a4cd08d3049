using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NotebookEngine.Processes;

namespace NotebookRunner.Notebooks;

/// <summary>An .ipynb file (nbformat 4): read, changed in place, written back with everything else kept.</summary>
internal sealed class NotebookDocument
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = StrictJson.MostLevels + 10,
    };

    private readonly JsonObject root;

    private NotebookDocument(string path, JsonObject root)
    {
        Path = path;
        this.root = root;
        Cells = [.. root["cells"]!.AsArray().Select((cell, index) => new NotebookCell(cell!.AsObject(), index + 1))];
    }

    /// <summary>The bytes of the file that it was read from; null where it was not.</summary>
    public byte[]? Bytes { get; private init; }

    /// <summary>Where the notebook was read from.</summary>
    public string Path { get; }

    /// <summary>The file's name without ending, for example <c>04-the-vanilla-rnn</c>.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The y of nbformat 4.y.</summary>
    public int MinorVersion
    {
        get => (int?)root["nbformat_minor"] ?? 0;
        set => root["nbformat_minor"] = value;
    }

    public JsonObject Metadata => (root["metadata"] ??= new JsonObject()).AsObject();

    /// <summary>The text of the first level-one heading, or the file's name where there is none.</summary>
    public string Title => Cells.Where(cell => cell.IsMarkdown)
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? Name;

    /// <exception cref="NotebookFormatException">The file cannot be read, or is not JSON of nbformat 4 with cells.</exception>
    public static NotebookDocument Load(string path)
    {
        try
        {
            if (OperatingSystem.IsLinux() && LinuxCalls.IsStream(path))
                throw new NotebookFormatException($"{path} is a pipe or a device, not a file. Save what comes from it, and give that.");
            byte[] bytes = File.ReadAllBytes(path);
            if (ForeignFile.Bytes(bytes) is { } other)
                throw new NotebookFormatException($"{path} {other}");
            return Parse(path, TextFile.Decode(bytes), bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new NotebookFormatException($"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Reads a file where one that cannot be read costs nobody the others.</summary>
    /// <param name="path">The file.</param>
    /// <param name="refused">Is told why it cannot.</param>
    public static NotebookDocument? TryLoad(string path, Action<string> refused)
    {
        try
        {
            return Load(path);
        }
        catch (NotebookFormatException error)
        {
            refused(error.Message);
            return null;
        }
    }

    /// <exception cref="NotebookFormatException">The text is not JSON of nbformat 4 with cells.</exception>
    public static NotebookDocument Parse(string path, string text, byte[]? bytes = null)
    {
        if (ForeignFile.Substitute(text) is { } other)
            throw new NotebookFormatException($"{path} {other}");
        if (path.EndsWith(OtherFormats.Dib, StringComparison.OrdinalIgnoreCase))
            return OtherFormats.Parse(path, text);
        try
        {
            if (StrictJson.Parse(text) is not JsonObject root)
                throw new NotebookFormatException($"{path} is JSON but not a notebook. Save it again from a notebook editor.");
            if (root["nbformat"] is null && root["cells"] is null)
                throw new NotebookFormatException($"{path} is JSON but not a notebook: it has neither \"nbformat\" nor \"cells\". Look at what it is, and get the notebook again.");
            if (root["nbformat"] is not JsonValue version || !version.TryGetValue(out int major) || major != 4)
                throw new NotebookFormatException($"{path} has nbformat {root["nbformat"]?.ToJsonString() ?? "missing"}; only 4 is understood. Save it again from a current editor, or convert it with jupyter nbconvert --to notebook --nbformat 4.");
            if (root["cells"] is not JsonArray)
                throw new NotebookFormatException($"{path} is JSON but not a notebook: it has no list \"cells\". Save it again from a notebook editor.");
            return NotebookShape.WrongPart(root) is { } part
                ? throw new NotebookFormatException($"{path}, {part} is not of the type that nbformat 4 has there. Save it again from a notebook editor.")
                : new NotebookDocument(path, root) { Bytes = bytes };
        }
        catch (FormatException error)
        {
            throw new NotebookFormatException($"{path} {ForeignFile.NoJson(text) ?? $"{error.Message}. Restore it from version control or save it again."}", error);
        }
    }

    /// <summary>A new C# notebook.</summary>
    public static NotebookDocument Of(string path, IEnumerable<NotebookCell> cells) => new(path, new()
    {
        ["cells"] = new JsonArray([.. cells.Select(cell => cell.ToJson())]),
        ["metadata"] = HostMetadata.New(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    });

    /// <summary>A notebook of the same name and metadata with these cells.</summary>
    public NotebookDocument WithCells(IEnumerable<NotebookCell> cells)
    {
        var copy = root.DeepClone().AsObject();
        copy["cells"] = new JsonArray([.. cells.Select(cell => cell.ToJson())]);
        return new(Path, copy);
    }

    /// <summary>The notebook's JSON, indented by one space as Jupyter writes it.</summary>
    public string ToJson() => root.ToJsonString(Layout) + "\n";
}
