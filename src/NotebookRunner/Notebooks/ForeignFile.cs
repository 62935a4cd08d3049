namespace NotebookRunner.Notebooks;

/// <summary>What a file is that only has a notebook's name, so that the message can say what to do. Each sentence goes on after the file's name.</summary>
internal static partial class ForeignFile
{
    private const string Packed = "Unpack it first";

    private static readonly (byte[] Start, string Sentence)[] Binary =
    [
        ([0x50, 0x4b, 0x03, 0x04], $"is a zip archive, as Office documents are, too. {Packed}, or save the notebook as .ipynb."),
        ([0x1f, 0x8b], $"is packed with gzip. {Packed}."),
        ([0x42, 0x5a, 0x68], $"is packed with bzip2. {Packed}."),
        ([0xfd, 0x37, 0x7a, 0x58, 0x5a], $"is packed with xz. {Packed}."),
        ([0x28, 0xb5, 0x2f, 0xfd], $"is packed with zstd. {Packed}."),
        ([0x37, 0x7a, 0xbc, 0xaf], $"is a 7-Zip archive. {Packed}."),
        ([0x52, 0x61, 0x72, 0x21], $"is a RAR archive. {Packed}."),
        ([0x25, 0x50, 0x44, 0x46], "is a PDF document: a print of the notebook, from which no program gets it back. Take the .ipynb itself."),
        ([0x89, 0x50, 0x4e, 0x47], "is a PNG image. Take the .ipynb itself."),
        ([0xff, 0xd8, 0xff], "is a JPEG image. Take the .ipynb itself."),
        ([0xd0, 0xcf, 0x11, 0xe0], "is an old Office document. Take the .ipynb itself."),
        ([0x00, 0x05, 0x16, 0x07], "is what a Mac keeps beside a file (AppleDouble), not the notebook. Take the file without ._ before its name."),
        ([0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02], "is a Windows shortcut. Take the file that it leads to."),
        ([0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], "is an SQLite database. Take the .ipynb itself."),
        ([0x7b, 0x5c, 0x72, 0x74, 0x66], "is a document in rich text (RTF). Take the .ipynb itself."),
    ];

    /// <summary>Of bytes that are no text; null: they may be.</summary>
    public static string? Bytes(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, sentence) in Binary)
            if (bytes.StartsWith(start))
                return sentence;
        if (bytes.Length > 262 && bytes[257..].StartsWith("ustar"u8))
            return $"is a tar archive. {Packed}.";
        return !bytes.IsEmpty && !bytes.ContainsAnyExcept((byte)0) ? $"holds nothing but {bytes.Length} zero bytes, as after a crash or a full disk. Restore it from version control or a backup."
            : bytes.StartsWith("{\0"u8) || bytes.StartsWith("\0{"u8) ? "is UTF-16 without the mark that says so. Save it as UTF-8."
            : null;
    }

    /// <summary>Something that came in the file's place, or a damage that has a name; null: none that is known.</summary>
    public static string? Substitute(string text)
    {
        string start = text[..Math.Min(text.Length, 2000)].TrimStart();
        return start.Length == 0 && string.IsNullOrWhiteSpace(text) ? "is empty. Restore it from version control, or make a notebook of that name in an editor."
            : start.StartsWith("version https://git-lfs", StringComparison.Ordinal) ? "is a Git LFS pointer, which stands for the notebook. Run git lfs pull."
            : start.Contains("/annex/objects/", StringComparison.Ordinal) && !start.Contains('{') ? "is a git-annex pointer, which stands for the notebook. Run git annex get."
            : Page().IsMatch(start) ? "is a web page (HTML), not the notebook. Take the file itself: on GitHub by Raw or Download raw file, or by git clone."
            : start.StartsWith('<') && !start.StartsWith("<<<<<<<", StringComparison.Ordinal) ? "is XML, perhaps a server's message in place of the notebook. Look at it, and get the file again."
            : Conflict().Match(text) is { Success: true } mark ? Unmerged(text, mark)
            : null;
    }

    /// <summary>Of a text that is no JSON; null: it begins as JSON does.</summary>
    public static string? NoJson(string text)
    {
        string start = text.TrimStart();
        return Separator().Match(text) is { Success: true } mark ? Unmerged(text, mark)
            : start is ['{' or '[' or '"', ..] ? null
            : Dib().IsMatch(start) ? "is a notebook of the form .dib. Give it that ending."
            : !start.Contains('\n', StringComparison.Ordinal) && start.TrimEnd().EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) ? $"holds only a path ({start.TrimEnd()}): a link that was copied as a text. Take the file it leads to."
            : $"is {Kind(start)} under a notebook's name. Give it its own ending, or put it into a notebook in an editor.";
    }

    private static string Unmerged(string text, Match mark) =>
        $"has the marks of a merge that is not finished (line {text.AsSpan(0, mark.Index).Count('\n') + 1}: {mark.Value}). Take one side by git checkout --ours or --theirs, or merge by cell with nbdime.";

    private static string Kind(string start) =>
        Python().IsMatch(start) ? "Python code"
        : CSharp().IsMatch(start) ? "C# code"
        : Markdown().IsMatch(start) ? "Markdown text"
        : "text that is no JSON";

    [GeneratedRegex(@"\A(<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(!doctype html|html|head|body)\b", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Page();

    [GeneratedRegex(@"^(<{7} [^\r\n]*|<{7}|>{7} [^\r\n]*)(?=\r?$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Conflict();

    // Half of them taken out by hand. In a text of Markdown it underlines a heading.
    [GeneratedRegex(@"^={7}(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\A#!(meta|csharp|markdown|fsharp|html|value)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Dib();

    [GeneratedRegex(@"\A#!.*python|^# ?%%|^# -\*- coding|^(import|from) [\w.]+( as \w+| import .*)?\s*$|^(def|class) \w+.*:\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Python();

    [GeneratedRegex(@"^\s*(#!import|#r |using [\w.= ]+;|namespace |public |Console\.|(var|int|double|string) \w+ = .*;)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"\A(---\s*\n|#{1,6} )|^(#{1,6} |```)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Markdown();
}
