using System.Globalization;
using System.Text.Encodings.Web;

namespace NotebookKernel.Messages;

/// <summary>Jupyter's messages (protocol 5.3, "The wire protocol") as frames, and back.</summary>
internal sealed class MessageCodec(string key)
{
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] Nothing = "{}"u8.ToArray();
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Signer signer = new(key);
    private readonly SeenSignatures seen = new();
    private readonly string session = Guid.NewGuid().ToString();
    private int messages;

    /// <exception cref="MalformedMessageException">The message is unsigned, wrongly signed, seen before, or not in the protocol's form.</exception>
    public KernelMessage Read(string peer, WireMessage message)
    {
        int start = message.Parts.Index().FirstOrDefault(part => part.Item.Span.SequenceEqual(Delimiter), (-1, default)).Item1;
        if (start < 0 || message.Parts.Count < start + 6)
            throw new MalformedMessageException("it is not a signature and four parts after a delimiter");
        var (signature, header, parent, metadata, content) = (message.Parts[start + 1], message.Parts[start + 2], message.Parts[start + 3], message.Parts[start + 4], message.Parts[start + 5]);
        if (!signer.IsSigned(signature.Span, header, parent, metadata, content))
            throw new MalformedMessageException("its signature is wrong");
        if (!seen.Add(signature.Span))
            throw new MalformedMessageException("it was sent before");
        Parse("parent header", parent);
        return new(peer, [.. message.Parts.Take(start)], header, TypeOf(Parse("header", header)), Parse("metadata", metadata), Parse("content", content));
    }

    /// <summary>A message to send.</summary>
    /// <param name="type">Its <c>msg_type</c>.</param>
    /// <param name="parent">The header of what it answers; empty for none.</param>
    /// <param name="content">What it says.</param>
    /// <param name="route">The frames in front of it: a reply's way back, or the topic.</param>
    public WireMessage Write(string type, ReadOnlyMemory<byte> parent, JsonObject content, params ReadOnlySpan<ReadOnlyMemory<byte>> route)
    {
        byte[] header = Bytes(new()
        {
            ["msg_id"] = $"{session}_{Interlocked.Increment(ref messages)}",
            ["msg_type"] = type,
            ["session"] = session,
            ["username"] = "kernel",
            // jupyter_client takes a time with more than six digits of a second for mere text.
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
            ["version"] = KernelInfo.ProtocolVersion,
        });
        var answered = parent.IsEmpty ? Nothing : parent;
        byte[] body = Bytes(content);
        return new([.. route, Delimiter, signer.Sign(header, answered, Nothing, body), header, answered, Nothing, body]);
    }

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Compact));

    private static JsonElement Parse(string part, ReadOnlyMemory<byte> json)
    {
        try
        {
            var root = JsonDocument.Parse(json, Strict).RootElement;
            return root.ValueKind == JsonValueKind.Object ? root : throw new MalformedMessageException($"its {part} is no object");
        }
        catch (JsonException error)
        {
            throw new MalformedMessageException($"its {part} is no JSON", error);
        }
    }

    private static string TypeOf(JsonElement header)
    {
        foreach (string field in (ReadOnlySpan<string>)["msg_id", "session", "msg_type"])
            if (!header.TryGetProperty(field, out var value) || value.ValueKind != JsonValueKind.String)
                throw new MalformedMessageException($"its header has no {field}");
        try
        {
            return header.GetProperty("msg_type").GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new MalformedMessageException("its msg_type is no Unicode", error);
        }
    }
}
