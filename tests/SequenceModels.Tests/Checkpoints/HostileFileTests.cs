using System.Text;
using SequenceModels.Checkpoints;
using SequenceModels.Tests.Data;

namespace SequenceModels.Tests.Checkpoints;

public sealed class HostileFileTests : IDisposable
{
    private const string Good = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F64","shape":[],"data_offsets":[8,16]}}""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        byte[] whole = HostileFile.Bytes(Good, new byte[16]);
        using (SafetensorsFile.Open(Write(whole)))
            Assert.True(whole.Length > 0);
        for (int length = 0; length < whole.Length; length++)
            Assert.Contains("not a usable safetensors file", Refused(whole[..length]), StringComparison.Ordinal);
        Assert.Contains("has something else behind it", Refused([.. whole, 0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(100_000_001)]
    [InlineData(99_000_000)]
    public void A_header_that_would_be_longer_than_the_file_or_the_limit_takes_no_memory(ulong length)
    {
        string path = Write(HostileFile.Bytes(Good, new byte[16], length));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(path).Dispose());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[3],"data_offsets":[4,16]}}""", "overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"b":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""", "gap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[4,16]}}""", "gap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "something else behind it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[5],"data_offsets":[0,20]}}""", "cut off")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[16,0]}}""", "does not take the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[-16,0]}}""", "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,16]}}""", "does not take the bytes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[4],"data_offsets":[0,16]}}""", "does not take the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,16]}}""", "does not take the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,2,2],"data_offsets":[0,16]}}""", "does not take the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[18446744073709551616],"data_offsets":[0,16]}}""", "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-4],"data_offsets":[0,16]}}""", "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4.0],"data_offsets":[0,16]}}""", "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":["4"],"data_offsets":[0,16]}}""", "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[4]],"data_offsets":[0,16]}}""", "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":4,"data_offsets":[0,16]}}""", "StartArray is needed")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,8,16]}}""", "two numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4]}}""", "needs the fields")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"offsets":[0,16]}}""", "'offsets'")]
    [InlineData("""{"a":{"dtype":"Q9","shape":[4],"data_offsets":[0,16]}}""", "'Q9' is unknown")]
    [InlineData("""{"a":{"dtype":32,"shape":[4],"data_offsets":[0,16]}}""", "String is needed")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "comes twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"a":{"dtype":"F32","shape":[0],"data_offsets":[16,16]}}""", "'a' comes twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"\u0061":{"dtype":"F32","shape":[0],"data_offsets":[16,16]}}""", "'a' comes twice")]
    [InlineData("""{"__metadata__":{"x":"1"},"__metadata__":{},"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "comes twice")]
    [InlineData("""{"__metadata__":{"x":1},"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "String is needed")]
    [InlineData("""{"__metadata__":{"x":"1","x":"2"},"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "'x' comes twice")]
    [InlineData("""{"a":[]}""", "StartObject is needed")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "not valid JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}} {}""", "not valid JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},}""", "not valid JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}""", "not valid JSON")]
    [InlineData("""{/* */"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "not valid JSON")]
    [InlineData("""["a"]""", "does not begin with '{'")]
    [InlineData(""" {}""", "does not begin with '{'")]
    [InlineData("""{}""", "something else behind it")]
    public void A_header_that_does_not_describe_its_sixteen_bytes_is_refused_in_words(string header, string because) =>
        Assert.Contains(because, Refused(HostileFile.Bytes(header, new byte[16])), StringComparison.Ordinal);

    [Fact]
    public void A_header_that_is_not_text_is_refused() =>
        Assert.Contains("not UTF-8", Refused(HostileFile.Bytes([.. Encoding.UTF8.GetBytes("{\""), 0xff, 0xfe, .. Encoding.UTF8.GetBytes(Good[2..])], new byte[16])), StringComparison.Ordinal);

    [Fact]
    public void A_header_of_a_million_brackets_is_refused() =>
        Assert.Contains("StartObject is needed", Refused(HostileFile.Bytes("{\"a\":" + new string('[', 1_000_000), [])), StringComparison.Ordinal);

    [Fact]
    public void A_shape_of_a_million_sizes_is_refused() =>
        Assert.Contains("at most 64", Refused(HostileFile.Bytes("""{"a":{"dtype":"F32","shape":[""" + string.Join(',', Enumerable.Repeat("1", 1_000_000)) + """],"data_offsets":[0,4]}}""", new byte[4])), StringComparison.Ordinal);

    [Fact]
    public void Any_changed_byte_of_the_header_is_refused_or_harmless()
    {
        byte[] whole = HostileFile.Bytes(Good, new byte[16]);
        var random = new Random(1);
        for (int trial = 0; trial < 4000; trial++)
        {
            byte[] changed = [.. whole];
            changed[random.Next(whole.Length - 16)] = (byte)random.Next(256);
            try
            {
                using var file = SafetensorsFile.Open(Write(changed));
                foreach (var (name, info) in file.Tensors.Where(entry => Enum.TryParse<TensorType>(entry.Value.Type, out _)))
                    Assert.Equal(info.Shape.Aggregate(1L, (product, size) => product * size), file.Read(name).Values.Length);
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<FileNotFoundException>(() => SafetensorsFile.Open("nowhere")).Message, StringComparison.Ordinal);

    private string Refused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(Write(bytes)).Dispose()).Message;

    private string Write(byte[] bytes)
    {
        string path = Path.Combine(folder.FullName, "hostile");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
