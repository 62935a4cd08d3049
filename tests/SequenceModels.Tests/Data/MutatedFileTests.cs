using System.IO.Compression;
using System.Text;
using SequenceModels.Checkpoints;
using SequenceModels.Data;
using SequenceModels.Data.Images;

namespace SequenceModels.Tests.Data;

/// <summary>Ten thousand damaged files for each reader: read, or refused as data, within little memory.</summary>
public sealed class MutatedFileTests : IDisposable
{
    private const int Files = 10_000;
    private const long MostMemory = 8_000_000;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Safetensors()
    {
        string path = Path.Combine(folder.FullName, "good");
        SafetensorsFile.Write(path, new Dictionary<string, Tensor> { ["a"] = new([2, 3], new double[6]), ["b"] = new([4], new double[4]) });
        ForAll(File.ReadAllBytes(path), damaged =>
        {
            using var file = SafetensorsFile.Open(damaged);
            foreach (string name in file.Tensors.Keys)
                file.Read(name);
        });
    }

    [Fact]
    public void Idx_files() => ForAll([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6], damaged => Idx.Read(damaged));

    [Fact]
    public void Packed_idx_files()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write([0, 0, 8, 1, 0, 0, 0, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0]);
        ForAll(packed.ToArray(), damaged => Idx.Read(damaged));
    }

    [Fact]
    public void Csv() => ForAll(Encoding.UTF8.GetBytes("date,value\n2020-01-01,1.5\n2020-01-02,\"2\"\n2020-01-03,-3e2\n"), damaged => TimeSeries.FromCsv(damaged, "value", "date"));

    [Fact]
    public void Text() => ForAll(Encoding.UTF8.GetBytes("Hello, 안녕! 😀\r\nline\n"), damaged => TextCorpus.Load(damaged));

    [Fact]
    public void Vocabularies() => ForAll(Encoding.UTF8.GetBytes("{\"symbols\":[\"a\",\"한\",\"\\n\"],\"unknown\":\"a\"}"), damaged => Vocabulary.Load(damaged));

    /// <summary>Bytes changed, cut out, doubled and put in, one to four times.</summary>
    private void ForAll(byte[] good, Action<string> read)
    {
        string path = Path.Combine(folder.FullName, "damaged");
        File.WriteAllBytes(path, good);
        read(path);
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < Files; i++)
        {
            File.WriteAllBytes(path, Damage(good, random));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(path);
            }
            catch (InvalidDataException error)
            {
                refused++;
                Assert.InRange(error.Message.Length, 1, 2000);
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostMemory);
        }
        Assert.InRange(refused, Files / 10, Files);
    }

    private static byte[] Damage(byte[] good, Random random)
    {
        var bytes = new List<byte>(good);
        for (int times = random.Next(1, 5); times > 0 && bytes.Count > 0; times--)
        {
            int at = random.Next(bytes.Count), count = random.Next(1, 1 + Math.Min(8, bytes.Count - at));
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, count); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, count)); break;
                case 3: bytes.Insert(at, (byte)random.Next(256)); break;
                default: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            }
        }
        return [.. bytes];
    }
}
