namespace NotebookKernel.Messages;

/// <summary>A request of a client: signed, whole, and not seen before.</summary>
/// <param name="Peer">Who sent it.</param>
/// <param name="Route">The frames before the message, which go back in front of the reply.</param>
/// <param name="Header">The header's bytes: the parent header of everything that answers it.</param>
/// <param name="Type">The header's <c>msg_type</c>.</param>
/// <param name="Metadata">What the client says about the request.</param>
/// <param name="Content">The request itself.</param>
internal sealed record KernelMessage(
    string Peer, IReadOnlyList<ReadOnlyMemory<byte>> Route, ReadOnlyMemory<byte> Header, string Type, JsonElement Metadata, JsonElement Content)
{
    /// <exception cref="MalformedMessageException">The field is missing or no text.</exception>
    public string Text(string field) => OptionalText(field) ?? throw new MalformedMessageException($"{Type} has no {field}");

    /// <exception cref="MalformedMessageException">The field is there and no text.</exception>
    public string? OptionalText(string field) => Field(field, JsonValueKind.String, value => value.GetString());

    /// <exception cref="MalformedMessageException">The field is there and no truth value.</exception>
    public bool Flag(string field, bool otherwise = false) =>
        Content.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.True
        || (Field<bool?>(field, value.ValueKind == JsonValueKind.True ? JsonValueKind.True : JsonValueKind.False, flag => flag.GetBoolean()) ?? otherwise);

    /// <exception cref="MalformedMessageException">The field is there and no whole number.</exception>
    public int? Number(string field) =>
        Field<int?>(field, JsonValueKind.Number, value => value.TryGetInt32(out int number) ? number : throw new MalformedMessageException($"{field} of {Type} is no whole number"));

    private T? Field<T>(string field, JsonValueKind kind, Func<JsonElement, T> read) =>
        !Content.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null ? default
        : value.ValueKind == kind ? read(value)
        : throw new MalformedMessageException($"{field} of {Type} is {value.ValueKind}, not {kind}");
}
