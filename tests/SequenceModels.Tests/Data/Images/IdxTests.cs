using System.IO.Compression;
using SequenceModels.Data.Images;

namespace SequenceModels.Tests.Data.Images;

public sealed class IdxTests : IDisposable
{
    private static readonly byte[] TwoImages = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6];
    private static readonly byte[] TwoLabels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 9];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_and_labels_are_read_plain_and_packed(bool packed)
    {
        var set = Idx.ReadImages(Write("images", packed ? Pack(TwoImages) : TwoImages), Write("labels", packed ? Pack(TwoLabels) : TwoLabels));
        Assert.Equal((2, 2, 3), (set.Count, set.Height, set.Width));
        Assert.Equal([7, 9], set.Labels);
        Assert.Equal([0, 0.2, 0.4, 0.6, 0.8, 1], set[0].ToRowMajorArray(), (expected, actual) => Math.Abs(expected - actual) < 1e-15);
        Assert.Equal(4 / 255.0, set[1][1, 0]);
    }

    [Fact]
    public void Every_file_that_is_cut_off_anywhere_is_refused_in_words()
    {
        for (int length = 0; length < TwoImages.Length; length++)
        {
            var error = Assert.Throws<InvalidDataException>(() => Idx.Read(Write("cut", TwoImages[..length])));
            Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
            Assert.Contains("cut cannot be read", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_packed_file_that_is_cut_off_anywhere_is_refused()
    {
        var packed = Pack(TwoImages);
        for (int length = 2; length < packed.Length; length++)
            Assert.Throws<InvalidDataException>(() => Idx.Read(Write("cut.gz", packed[..length])));
    }

    [Fact]
    public void A_packed_file_whose_checksum_is_wrong_is_refused()
    {
        var packed = Pack(TwoImages);
        packed[^6] ^= 1;
        Assert.Throws<InvalidDataException>(() => Idx.Read(Write("wrong.gz", packed)));
    }

    [Fact]
    public void A_file_that_is_too_long_is_refused() =>
        Assert.Contains("promise 2 numbers, but it has more", Refused([.. TwoLabels, 0]), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 1, 0, 8, 1 }, "0x01000801")]
    [InlineData(new byte[] { 0, 0, 13, 1 }, "0x00000D01")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, "0x00000800")]
    [InlineData(new byte[] { 0, 0, 8, 200 }, "0x000008C8")]
    [InlineData(new byte[] { 80, 75, 3, 4 }, "0x504B0304")]
    public void Another_kind_of_file_is_refused_by_its_magic_number(byte[] magic, string shown) =>
        Assert.Contains(shown, Refused([.. magic, .. new byte[64]]), StringComparison.Ordinal);

    [Fact]
    public void Sizes_beyond_the_limit_are_refused()
    {
        Assert.Contains("promise more than", Refused([0, 0, 8, 1, 0xff, 0xff, 0xff, 0xff]), StringComparison.Ordinal);
        Assert.Contains("promise more than", Refused([0, 0, 8, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("promise more than", Refused([0, 0, 8, 4, 0x40, 0, 0, 0, 0x40, 0, 0, 0, 0x40, 0, 0, 0, 0x40, 0, 0, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_file_that_promises_a_gigabyte_takes_little_memory()
    {
        var path = Write("large", [0, 0, 8, 1, 0x40, 0, 0, 0, 1, 2, 3]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Idx.Read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void Files_of_two_sets_or_in_the_wrong_order_are_refused()
    {
        var (images, labels) = (Write("images", TwoImages), Write("labels", TwoLabels));
        Assert.Contains("images first", Assert.Throws<InvalidDataException>(() => Idx.ReadImages(labels, images)).Message, StringComparison.Ordinal);
        var three = Write("three", [0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3]);
        Assert.Contains("[2×2×3]", Assert.Throws<InvalidDataException>(() => Idx.ReadImages(images, three)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<FileNotFoundException>(() => Idx.Read("nowhere")).Message, StringComparison.Ordinal);

    private string Refused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => Idx.Read(Write("file", bytes))).Message;

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
