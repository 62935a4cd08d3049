using System.Text;
using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

public sealed class TextEncodingTests : IDisposable
{
    private const string Korean = "안녕하세요";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Korean_in_cp949_is_refused_as_utf8_and_read_by_its_name()
    {
        string path = Write([0xBE, 0xC8, 0xB3, 0xE7, 0xC7, 0xCF, 0xBC, 0xBC, 0xBF, 0xE4]);
        Assert.Contains("not UTF-8: byte 0 (0xBE)", Refused(path), StringComparison.Ordinal);
        foreach (string name in (string[])["cp949", "ks_c_5601-1987", "949"])
            Assert.Equal(Korean, TextCorpus.Load(path, TextEncoding.Named(name)).Text);
    }

    [Theory]
    [InlineData("latin1", "naïve café", 2)]
    [InlineData("windows-1252", "a – b", 2)]
    [InlineData("shift_jis", "こんにちは", 0)]
    public void The_first_bad_byte_is_named(string encoding, string text, int place)
    {
        string path = Write(TextEncoding.Named(encoding).GetBytes(text));
        Assert.Contains($"byte {place} ", Refused(path), StringComparison.Ordinal);
        Assert.Equal(text, TextCorpus.Load(path, TextEncoding.Named(encoding)).Text);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_says_the_encoding(string name)
    {
        var encoding = TextEncoding.Named(name);
        Assert.Equal(Korean, TextCorpus.Load(Write([.. encoding.Preamble, .. encoding.GetBytes(Korean)])).Text);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Utf16_without_a_mark_is_found_out_and_read_by_its_name(string name)
    {
        string path = Write(TextEncoding.Named(name).GetBytes("Hello, world\n"));
        Assert.Contains($"TextEncoding.Named(\"{name}\")", Refused(path), StringComparison.Ordinal);
        Assert.Equal("Hello, world\n", TextCorpus.Load(path, TextEncoding.Named(name)).Text);
    }

    [Fact]
    public void What_a_given_encoding_does_not_know_is_refused_too() =>
        Assert.Contains("is not ks_c_5601-1987", Assert.Throws<InvalidDataException>(() => TextCorpus.Load(Write([0x61, 0xBE]), TextEncoding.Named("cp949"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("utf-8", "latin1")]
    [InlineData("utf-16", "utf-8")]
    public void An_encoding_that_the_byte_order_mark_denies_is_refused(string written, string said)
    {
        var encoding = TextEncoding.Named(written);
        string path = Write([.. encoding.Preamble, .. encoding.GetBytes("café")]);
        Assert.Contains("byte order mark of " + written, Assert.Throws<InvalidDataException>(() => TextCorpus.Load(path, TextEncoding.Named(said))).Message, StringComparison.Ordinal);
        Assert.Equal("café", TextCorpus.Load(path, encoding).Text);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.Contains("byte 3 is 0", Refused(Write([97, 98, 99, 0, 100])), StringComparison.Ordinal);

    [Fact]
    public void A_text_cut_off_within_a_letter_is_refused_with_the_place() =>
        Assert.Contains("byte 3", Refused(Write(Encoding.UTF8.GetBytes(Korean)[..5])), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_name_is_refused() => Assert.Contains("'klingon'", Assert.Throws<ArgumentException>(() => TextEncoding.Named("klingon")).Message, StringComparison.Ordinal);

    private static string Refused(string path) => Assert.Throws<InvalidDataException>(() => TextCorpus.Load(path)).Message;

    private string Write(byte[] bytes)
    {
        string path = Path.Combine(folder.FullName, "text.txt");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
