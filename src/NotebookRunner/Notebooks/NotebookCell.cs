using System.Text;

namespace NotebookRunner.Notebooks;

/// <summary>One cell of a notebook: a view on its JSON, so that what this program does not know is kept as it was.</summary>
internal sealed class NotebookCell(JsonObject json, int number)
{
    /// <summary>What the address of a picture begins with that lies in the cell.</summary>
    public const string AttachmentScheme = "attachment:";

    /// <summary>The tag of a cell whose code stays out of the reader's way.</summary>
    public const string FoldedTag = "hide-input";

    public static NotebookCell Markdown(string id, string source) =>
        new(new() { ["cell_type"] = "markdown", ["id"] = id, ["metadata"] = new JsonObject(), ["source"] = Multiline.Write(source) }, 0);

    public static NotebookCell Code(string id, string source) => new(
        new()
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = id,
            ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(),
            ["source"] = Multiline.Write(source),
        }, 0);

    /// <summary>The cell's place in its notebook, counted from 1 over all cells, as an editor shows it.</summary>
    public int Number { get; } = number;

    public string Id
    {
        get => (string?)json["id"] ?? "";
        set => json["id"] = value;
    }

    public bool IsCode => (string?)json["cell_type"] == "code";

    public bool IsMarkdown => (string?)json["cell_type"] == "markdown";

    /// <summary>The cell's text with \n line ends. In JSON it is one string or a list of lines.</summary>
    public string Source => Multiline.Read(json["source"]).ReplaceLineEndings("\n");

    public JsonObject Metadata => (json["metadata"] ??= new JsonObject()).AsObject();

    /// <summary>The outputs in nbformat's form (stream, display_data, execute_result, error); empty for text cells.</summary>
    public JsonArray Outputs
    {
        get => (json["outputs"] ??= new JsonArray()).AsArray();
        set => json["outputs"] = value;
    }

    public int? ExecutionCount
    {
        get => (int?)json["execution_count"];
        set => json["execution_count"] = value;
    }

    /// <summary>Whether an address is of a picture that lies in the cell.</summary>
    public static bool IsAttachment(string url) => url.StartsWith(AttachmentScheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>A picture that was pasted into the cell, as a data address.</summary>
    /// <param name="url">How its text names it: <c>attachment:image.png</c>.</param>
    /// <returns>Null where the cell has none of that name.</returns>
    public string? Attachment(string url)
    {
        string name = Uri.UnescapeDataString(url[AttachmentScheme.Length..]);
        return json["attachments"]?[name] is JsonObject forms && forms.FirstOrDefault(form => form.Key.StartsWith("image/", StringComparison.Ordinal)) is { Key: { } type, Value: { } data }
            ? $"data:{type};base64,{Base64(Multiline.Read(data))}"
            : null;
    }

    // A drawing (SVG) may lie there as the text that it is.
    private static string Base64(string data) => data.AsSpan().TrimStart().StartsWith("<")
        ? Convert.ToBase64String(Encoding.UTF8.GetBytes(data))
        : string.Concat(data.Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>Whether the cell carries a tag, as notebook editors write it.</summary>
    public bool HasTag(string tag) => Metadata["tags"] is JsonArray tags && tags.Any(given => (string?)given == tag);

    /// <summary>Whether the notebook is to be skipped, rather than to fail, where the package that this cell asks for cannot be restored.</summary>
    public bool NeedsPackage => HasTag("needs-package");

    /// <summary>Whether an exception of the cell is what its author wants to show: nbformat's tag, at which Jupyter's programs go on, too.</summary>
    public bool MayFail => HasTag("raises-exception");

    /// <summary>Whether the cell's code is folded; Jupyter's editors fold by metadata of their own, which goes with the tag.</summary>
    public bool IsFolded => HasTag(FoldedTag);

    public NotebookCell WithoutOutputs()
    {
        var copy = new NotebookCell(ToJson(), Number) { Outputs = [], ExecutionCount = null };
        copy.Metadata.Remove("rnn");
        return copy;
    }

    /// <summary>A copy of the cell's JSON.</summary>
    public JsonObject ToJson() => json.DeepClone().AsObject();
}
