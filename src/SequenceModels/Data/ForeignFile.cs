using System.Text;

namespace SequenceModels.Data;

/// <summary>What a file is that was taken for another: told from its first bytes, so that the message can say what to do.</summary>
internal static class ForeignFile
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Looked = 512;

    private static readonly (byte[] Start, string Name)[] Binary =
    [
        ([0x50, 0x4b, 0x03, 0x04], "a zip archive, as a PyTorch .pt, a NumPy .npz and an Excel .xlsx file are: save weights with safetensors.torch.save_file, a table as CSV, unpack anything else"),
        ([0x1f, 0x8b], "packed with gzip: unpack it first"),
        ([0x89, 0x48, 0x44, 0x46], "an HDF5 file, as Keras's .h5 are: save the weights as safetensors"),
        ([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], "a NumPy .npy file: save it as safetensors, or as CSV"),
        ([0x47, 0x47, 0x55, 0x46], "a GGUF file of llama.cpp: take the safetensors file of the same model"),
        ([0x42, 0x5a, 0x68], "packed with bzip2: unpack it first"),
        ([0xfd, 0x37, 0x7a, 0x58, 0x5a], "packed with xz: unpack it first"),
        ([0x37, 0x7a, 0xbc, 0xaf], "a 7-Zip archive: unpack it first"),
        ([0x28, 0xb5, 0x2f, 0xfd], "packed with zstd: unpack it first"),
        ([0x04, 0x22, 0x4d, 0x18], "packed with lz4: unpack it first"),
        ([0x52, 0x61, 0x72, 0x21], "a RAR archive: unpack it first"),
        ([0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], "an SQLite database: save the table as CSV"),
        ([0x50, 0x41, 0x52, 0x31], "a Parquet file: save the table as CSV"),
        ([0xd0, 0xcf, 0x11, 0xe0], "an old Office file (.xls, .doc): save it as CSV or as text"),
        ([0x89, 0x50, 0x4e, 0x47], "a PNG image"),
        ([0x47, 0x49, 0x46, 0x38], "a GIF image"),
        ([0xff, 0xd8, 0xff], "a JPEG image"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF document: save it as text"),
        ([0x7f, 0x45, 0x4c, 0x46], "a program"),
    ];

    /// <summary>A file of bytes that mean no text; null: not one that is known.</summary>
    public static string? Binaries(ReadOnlySpan<byte> start)
    {
        if (start is [0x80, >= 2 and <= 5, ..])
            return "a Python pickle, as old PyTorch .pt files are: save the weights with safetensors.torch.save_file";
        foreach (var (mark, name) in Binary)
            if (start.StartsWith(mark))
                return name;
        return start.Length > 262 && start[257..].StartsWith("ustar"u8) ? "a tar archive: unpack it first" : null;
    }

    /// <summary>Something that came instead of the file; null: not one that is known.</summary>
    public static string? Substitute(ReadOnlySpan<byte> start)
    {
        var text = Start(start);
        if (text.StartsWith("version https://git-lfs", StringComparison.Ordinal))
            return "a Git LFS pointer, which stands for the file: run git lfs pull";
        if (text.Contains("/annex/objects/", StringComparison.Ordinal) && !text.TrimEnd().Contains('\n', StringComparison.Ordinal))
            return "a git-annex pointer, which stands for the file: run git annex get";
        if (text.StartsWith('<') && text.Contains("<Error>", StringComparison.Ordinal))
            return "a server's error message (XML) instead of the file: look at it, and get the file again";
        return IsPage(text) ? "a web page (HTML): the download brought a page about the file; take its direct link" : null;
    }

    private static bool IsPage(string text) => ((string[])["<!doctype html", "<html", "<head>", "<body"])
        .Any(tag => text.StartsWith(tag, StringComparison.OrdinalIgnoreCase) || (text.StartsWith("<!--", StringComparison.Ordinal) && text.Contains(tag, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Everything that is known; null: nothing is.</summary>
    public static string? Name(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return "empty: get it again";
        return Binaries(start) ?? Substitute(start) ?? Start(start) switch
        {
            ['{' or '[', ..] => "JSON text",
            ['<', '?', 'x', 'm', 'l', ..] => "XML text",
            var text when text.Length > 8 && !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) => $"text that begins with '{Shown.Cut(text)}'",
            _ => null,
        };
    }

    private static string Start(ReadOnlySpan<byte> start) => Encoding.Latin1.GetString(start[..Math.Min(start.Length, Looked)]).TrimStart('ï', '»', '¿', ' ', '\t', '\r', '\n');
}
