using System.IO.Compression;
using System.Text;
using SequenceModels.Checkpoints;
using SequenceModels.Data;
using SequenceModels.Data.Images;

namespace SequenceModels.Tests.Data;

public sealed class ForeignFileTests : IDisposable
{
    private static readonly Dictionary<string, byte[]> Files = new()
    {
        ["zip"] = Zip(),
        ["pickle"] = [0x80, 2, (byte)'}', (byte)'q', 0, .. new byte[40]],
        ["HDF5"] = [0x89, .. "HDF\r\n"u8, 0x1a, 10, .. new byte[40]],
        ["NumPy"] = [0x93, .. "NUMPY"u8, 1, 0, .. new byte[40]],
        ["GGUF"] = [.. "GGUF"u8, 3, 0, 0, 0, .. new byte[40]],
        ["HTML"] = Encoding.UTF8.GetBytes("\n<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body></body></html>"),
        ["Git LFS"] = Encoding.UTF8.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"),
        ["git-annex"] = Encoding.UTF8.GetBytes("/annex/objects/MD5E-s123--0123.safetensors\n"),
        ["lz4"] = [4, 0x22, 0x4d, 0x18, .. new byte[40]],
        ["RAR"] = [.. "Rar!"u8, 0x1a, 7, 0, .. new byte[40]],
        ["SQLite"] = [.. "SQLite format 3"u8, 0, .. new byte[40]],
        ["server's error message"] = Encoding.UTF8.GetBytes("<?xml version='1.0'?>\n<Error><Code>AccessDenied</Code></Error>"),
        ["JSON"] = Encoding.UTF8.GetBytes("{\"model_type\": \"lstm\", \"hidden_size\": 12}"),
    };

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Kinds => [.. Files.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_reader_says_what_a_foreign_file_is(string kind)
    {
        string path = Write("model.safetensors", Files[kind]);
        var readers = new List<Action> { () => SafetensorsFile.Open(path).Dispose(), () => Idx.Read(path), () => TimeSeries.FromCsv(path, "value") };
        if (kind != "JSON")         // which is text
            readers.Add(() => TextCorpus.Load(path));
        foreach (var read in readers)
        {
            string message = Assert.Throws<InvalidDataException>(read).Message;
            Assert.Contains(kind, message, StringComparison.Ordinal);
            Assert.Contains("model.safetensors", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_empty_file_is_named_as_empty()
    {
        string path = Write("nothing", []);
        foreach (var read in new Action[] { () => SafetensorsFile.Open(path).Dispose(), () => Idx.Read(path), () => TextCorpus.Load(path) })
            Assert.Matches("empty|cut off", Assert.Throws<InvalidDataException>(read).Message);
        Assert.Throws<InvalidDataException>(() => TimeSeries.FromCsv(path, "value"));
    }

    [Theory]
    [InlineData("<!-- saved from url -->\n<html>")]
    [InlineData("<head><title>404</title></head>")]
    [InlineData("<body>Not found</body>")]
    public void A_web_page_is_known_however_it_begins(string page)
    {
        string path = Write("model.safetensors", Encoding.UTF8.GetBytes(page));
        foreach (var read in new Action[] { () => SafetensorsFile.Open(path).Dispose(), () => TextCorpus.Load(path), () => TimeSeries.FromCsv(path, "value") })
            Assert.Contains("HTML", Assert.Throws<InvalidDataException>(read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_in_the_place_of_numbers_is_shown_by_its_beginning() =>
        Assert.Contains("text that begins with 'Access denied.'", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(Write("m", "Access denied."u8.ToArray()))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_web_page_is_text_where_it_is_called_one() =>
        Assert.StartsWith("<!DOCTYPE", TextCorpus.Load(Write("page.html", Encoding.UTF8.GetBytes("<!DOCTYPE html>"))).Text, StringComparison.Ordinal);

    [Fact]
    public void A_gzip_without_its_end_is_refused_wherever_it_was_cut()
    {
        byte[] labels = [0, 0, 8, 1, 0, 0, 1, 0, .. new byte[256]];
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(labels);
        byte[] packed = stream.ToArray();
        Assert.Equal(256, Idx.Read(Write("labels.gz", packed)).Values.Length);
        for (int length = 0; length < packed.Length; length++)
            Assert.Throws<InvalidDataException>(() => Idx.Read(Write("labels.gz", packed[..length])));
    }

    [Fact]
    public void A_gzip_that_cannot_hold_what_it_promises_takes_no_memory()
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true))
            gzip.Write([0, 0, 8, 1, 0x40, 0, 0, 0, 1, 2, 3]);
        string path = Write("large.gz", stream.ToArray());
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Idx.Read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_named() =>
        Assert.Contains("is a folder", Assert.Throws<FileNotFoundException>(() => TextCorpus.Load(folder.FullName)).Message, StringComparison.Ordinal);

    private static byte[] Zip()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("archive/data.pkl").Open())
            entry.Write(new byte[64]);
        return stream.ToArray();
    }

    private string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
