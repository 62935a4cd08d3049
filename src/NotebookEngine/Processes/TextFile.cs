namespace NotebookEngine.Processes;

/// <summary>The text of a file's bytes: UTF-8, or what its byte order mark says.</summary>
internal static class TextFile
{
    private static readonly Encoding[] Marked =
        [new UTF32Encoding(false, true, true), new UTF8Encoding(true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)];

    /// <exception cref="DecoderFallbackException">The bytes are no such text; the message says where.</exception>
    public static string Decode(byte[] bytes)
    {
        var encoding = Array.Find(Marked, marked => bytes.AsSpan().StartsWith(marked.Preamble));
        try
        {
            return encoding is null ? Marked[1].GetString(bytes) : encoding.GetString(bytes.AsSpan(encoding.Preamble.Length));
        }
        catch (DecoderFallbackException error)
        {
            int line = bytes.AsSpan(0, Math.Clamp(error.Index, 0, bytes.Length)).Count((byte)'\n') + 1;
            throw new DecoderFallbackException($"it is not {(encoding ?? Encoding.UTF8).WebName.ToUpperInvariant()}: line {line} has a byte that is no character there. Save it as UTF-8.", error);
        }
    }
}
