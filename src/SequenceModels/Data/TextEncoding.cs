using System.Text;

namespace SequenceModels.Data;

/// <summary>How the bytes of a text file become characters, where it is not UTF-8.</summary>
public static class TextEncoding
{
    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding that refuses what it does not know instead of writing or reading another character; default UTF-8.</summary>
    internal static Encoding Strict(Encoding? encoding)
    {
        var strict = (Encoding)(encoding ?? new UTF8Encoding(false)).Clone();
        (strict.EncoderFallback, strict.DecoderFallback) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return strict;
    }

    /// <summary>An encoding by its name: <c>cp949</c> and <c>euc-kr</c> for Korean, <c>shift_jis</c>, <c>gb18030</c>, <c>latin1</c>, <c>windows-1252</c>, <c>utf-16</c>, …</summary>
    /// <param name="name">A name of IANA's list, or <c>cp</c> with the number of a code page.</param>
    /// <exception cref="ArgumentException">There is no encoding of this name.</exception>
    public static Encoding Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        try
        {
            var page = name.StartsWith("cp", StringComparison.OrdinalIgnoreCase) ? name.AsSpan(2) : name;
            return int.TryParse(page, out var number) ? Encoding.GetEncoding(number) : Encoding.GetEncoding(name);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new ArgumentException($"There is no encoding '{Shown.Cut(name)}': give a name such as cp949, euc-kr, shift_jis, gb18030, latin1, windows-1252 or utf-16.", nameof(name), error);
        }
    }
}
