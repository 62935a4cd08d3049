using System.Text;
using System.Text.Unicode;

namespace SequenceModels.Data;

/// <summary>Opens the files of this folder's readers.</summary>
internal static class DataFile
{
    /// <summary>Most bytes a text file may have: 512 MiB.</summary>
    public const int LongestText = 1 << 29;

    private const int Piece = 1 << 16;

    /// <exception cref="FileNotFoundException">There is no such file; the message says where it was looked for.</exception>
    public static FileStream Open(string path) => File.Exists(path)
        ? File.OpenRead(path)
        : throw new FileNotFoundException(
            Directory.Exists(path)
                ? $"{path} is a folder ({Path.GetFullPath(path)}): give a file in it."
                : $"There is no file {path} (looked for {Path.GetFullPath(path)}). From a notebook, the repository's data is in ../data/.",
            path);

    /// <summary>All of a text file, not a character of it guessed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Default: what its byte order mark says, else UTF-8.</param>
    /// <exception cref="FileNotFoundException">There is no such file; the message says where it was looked for.</exception>
    /// <exception cref="InvalidDataException">It is no text, of another encoding or too long; the message says what it is and where.</exception>
    public static string ReadText(string path, Encoding? encoding = null)
    {
        var bytes = ReadBytes(path);
        var start = bytes.AsSpan(0, Math.Min(bytes.Length, ForeignFile.Looked));
        if (ForeignFile.Substitute(start) is { } substitute && !Path.GetExtension(path).StartsWith(".htm", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException($"{path} is {substitute}.");
        var (marked, mark) = ByteOrderMark(bytes);
        if (encoding is not null && marked is not null && marked.CodePage != encoding.CodePage)
            throw new InvalidDataException($"{path} begins with the byte order mark of {marked.WebName}, so it is not {encoding.WebName}: leave the encoding away, the mark says it.");
        if (encoding is null && marked is null && ForeignFile.Binaries(start) is { } binary)
            throw new InvalidDataException($"{path} is no text but {binary}.");
        return Decode(path, bytes, mark, encoding ?? marked);
    }

    /// <summary>Memory is taken as bytes arrive, for a file that is longer than it says (a pipe, a device) too.</summary>
    private static byte[] ReadBytes(string path)
    {
        using var file = Open(path);
        if (file.CanSeek && file.Length > LongestText)
            throw TooLong(path);
        using var all = new MemoryStream(file.CanSeek ? (int)file.Length : 0);
        var piece = new byte[Piece];
        for (int read; (read = file.Read(piece)) > 0;)
        {
            if (all.Length + read > LongestText)
                throw TooLong(path);
            all.Write(piece, 0, read);
        }
        return all.Length == all.Capacity ? all.GetBuffer() : all.ToArray();
    }

    private static string Decode(string path, byte[] bytes, int from, Encoding? encoding)
    {
        var text = bytes.AsSpan(from);
        if (encoding is null)
        {
            if (LooksLikeUtf16(text) is { } order)
                throw new InvalidDataException($"{path} looks like UTF-16 text without a byte order mark: say so with encoding: TextEncoding.Named(\"{order}\").");
            if (!Utf8.IsValid(text))
                throw new InvalidDataException($"{path} is not UTF-8: byte {FirstInvalid(text) + from} (0x{text[FirstInvalid(text)]:X2}) does not belong there. "
                    + "Say how it was written, for example encoding: TextEncoding.Named(\"cp949\") for Korean or \"windows-1252\" for western languages, or save it as UTF-8.");
            if (text.IndexOf((byte)0) is >= 0 and var place)
                throw new InvalidDataException($"{path} is no text: byte {place + from} is 0. Give a text file, or its encoding.");
        }
        try
        {
            string decoded = TextEncoding.Strict(encoding).GetString(bytes, from, bytes.Length - from);
            return encoding is null || !decoded.Contains('\uFFFD', StringComparison.Ordinal) || encoding.WebName.StartsWith("utf", StringComparison.OrdinalIgnoreCase)
                ? decoded
                : throw new InvalidDataException($"{path} is not {encoding.WebName}: the character at position {decoded.IndexOf('\uFFFD', StringComparison.Ordinal)} does not exist there. Give the encoding it was written in.");
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException($"{path} is not {encoding?.WebName ?? "utf-8"}: byte {error.Index + from} does not belong there. Give the encoding it was written in, or get it again: it may be cut off.", error);
        }
    }

    private static (Encoding? Encoding, int Length) ByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xef, 0xbb, 0xbf, ..] => (Encoding.UTF8, 3),
        [0xff, 0xfe, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xfe, 0xff, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xff, 0xfe, ..] => (Encoding.Unicode, 2),
        [0xfe, 0xff, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    /// <summary>Where letters of western languages are, every second byte is 0.</summary>
    private static string? LooksLikeUtf16(ReadOnlySpan<byte> text)
    {
        int even = 0, odd = 0, looked = Math.Min(text.Length, Piece) & ~1;
        for (var i = 0; i < looked; i++)
            (even, odd) = text[i] != 0 ? (even, odd) : (i & 1) == 0 ? (even + 1, odd) : (even, odd + 1);
        return (odd > 8 * even && odd * 20 > looked, even > 8 * odd && even * 20 > looked) switch
        {
            (true, _) when text.Length % 2 == 0 => "utf-16",
            (_, true) when text.Length % 2 == 0 => "utf-16BE",
            _ => null,
        };
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var place = 0;
        while (Rune.DecodeFromUtf8(text[place..], out _, out var length) == System.Buffers.OperationStatus.Done)
            place += length;
        return place;
    }

    private static InvalidDataException TooLong(string path) => new($"{path} has more than {LongestText:N0} bytes, the most that is read as text: cut it into parts.");
}
