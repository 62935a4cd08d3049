using System.Buffers.Binary;
using System.Text;
using SequenceModels.Checkpoints;
using SequenceModels.Tests.Data;

namespace SequenceModels.Tests.Checkpoints;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_written_is_read_bit_for_bit()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 30; trial++)
        {
            var tensors = Enumerable.Range(0, random.Next(0, 6)).ToDictionary(i => $"tensor.{i} ü\"\\/", _ => Tensor(random, random.Next(0, 4)));
            SafetensorsFile.Write(PathOf("model"), tensors);
            using var file = SafetensorsFile.Open(PathOf("model"));
            Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), file.Tensors.Keys.Order(StringComparer.Ordinal));
            foreach (var (name, tensor) in tensors)
            {
                Assert.Equal(tensor.Shape, file.Read(name).Shape);
                Assert.Equal(tensor.Values, file.Read(name).Values);
            }
        }
    }

    [Fact]
    public void What_could_not_be_read_again_is_not_written()
    {
        string path = PathOf("w.safetensors");
        var one = new Tensor([], [1]);
        Assert.Contains("100,001 names", Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(path, Enumerable.Range(0, 100_001).ToDictionary(i => $"t{i}", _ => one))).Message, StringComparison.Ordinal);
        Assert.Contains("half a character", Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(path, new Dictionary<string, Tensor> { ["a\ud83d"] = one })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(path, new Dictionary<string, Tensor> { ["a"] = one }, metadata: new Dictionary<string, string> { ["k"] = "\ude00" }));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Numbers_that_are_none_and_the_largest_survive()
    {
        Real[] values = [Real.NaN, Real.PositiveInfinity, Real.NegativeInfinity, (Real)(-0.0), Real.Epsilon, Real.MaxValue];
        SafetensorsFile.Write(PathOf("model"), One(new Tensor([6], values)));
        using var file = SafetensorsFile.Open(PathOf("model"));
        Assert.Equal(values.Select(value => BitConverter.DoubleToInt64Bits(value)), file.Read("w").Values.Select(value => BitConverter.DoubleToInt64Bits(value)));
    }

    [Fact]
    public void A_large_tensor_takes_several_pieces()
    {
        var tensor = Tensor(new Random(2), 100_003);
        foreach (var type in (TensorType[])[TensorType.F64, TensorType.F32])
        {
            SafetensorsFile.Write(PathOf("model"), One(tensor), type);
            using var file = SafetensorsFile.Open(PathOf("model"));
            Assert.Equal(tensor.Values.Select(value => type == TensorType.F64 ? value : (float)value), file.Read("w").Values);
        }
    }

    [Fact]
    public void The_file_is_laid_out_as_the_format_says()
    {
        SafetensorsFile.Write(PathOf("model"), One(new Tensor([2, 1], [1, -2])), TensorType.F32, new Dictionary<string, string> { ["by"] = "us" });
        byte[] bytes = File.ReadAllBytes(PathOf("model"));
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal("""{"__metadata__":{"by":"us"},"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}""", Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0], bytes[(8 + length)..]);
        using var file = SafetensorsFile.Open(PathOf("model"));
        Assert.Equal("us", file.Metadata["by"]);
        Assert.Equal("F32 [2, 1]", file.Tensors["w"].ToString());
    }

    [Fact]
    public void Half_precision_of_both_kinds_is_read()
    {
        byte[] numbers = [0x00, 0x3e, 0x00, 0xc0, 0xc0, 0x3f, 0x00, 0xc0];
        Craft("""{"f16":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"bf16":{"dtype":"BF16","shape":[2],"data_offsets":[4,8]}}""", numbers);
        using var file = SafetensorsFile.Open(PathOf("crafted"));
        Assert.Equal([(Real)1.5, -2], file.Read("f16").Values);
        Assert.Equal([(Real)1.5, -2], file.Read("bf16").Values);
    }

    [Fact]
    public void Tensors_of_other_types_are_listed_but_not_read_as_numbers()
    {
        Craft("""{"count":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"w":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""", new byte[16]);
        using var file = SafetensorsFile.Open(PathOf("crafted"));
        Assert.Equal([(Real)0], file.Read("w").Values);
        Assert.Contains("'count' of", Assert.Throws<InvalidDataException>(() => file.Read("count")).Message, StringComparison.Ordinal);
        Assert.Contains("has no tensor 'v'; it has count, w", Assert.Throws<KeyNotFoundException>(() => file.Read("v")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_write_leaves_the_old_file_and_nothing_else()
    {
        SafetensorsFile.Write(PathOf("model"), One(new Tensor([1], [7])));
        byte[] before = File.ReadAllBytes(PathOf("model"));
        var bad = new Dictionary<string, Tensor> { ["a"] = new([1], [8]), ["__metadata__"] = new([1], [9]) };
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(PathOf("model"), bad));
        Assert.Equal(before, File.ReadAllBytes(PathOf("model")));
        Assert.Equal(["model"], Directory.EnumerateFiles(folder.FullName).Select(Path.GetFileName));
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(PathOf("model"), bad, TensorType.F16));
    }

    [Fact]
    public void A_tensor_has_as_many_numbers_as_its_shape_says()
    {
        Assert.Throws<ArgumentException>(() => new Tensor([2, 3], new Real[5]));
        Assert.Throws<ArgumentException>(() => new Tensor([-1, -2], new Real[2]));
        Assert.Equal([1, 2, 3, 4], Checkpoint(2, 2).ToMatrix().ToRowMajorArray());
        Assert.Equal((4, 1), (Checkpoint(4).ToMatrix().RowCount, Checkpoint(4).ToMatrix().ColumnCount));
        Assert.Throws<InvalidOperationException>(() => Checkpoint(1, 2, 2).ToMatrix());
        static Tensor Checkpoint(params int[] shape) => new(shape, [1, 2, 3, 4]);
    }

    private static Dictionary<string, Tensor> One(Tensor tensor) => new() { ["w"] = tensor };

    private static Tensor Tensor(Random random, params int[] shape)
    {
        int[] sizes = shape is [< 4 and var rank] ? [.. Enumerable.Range(0, rank).Select(_ => random.Next(0, 5))] : shape;
        return new Tensor(sizes, [.. Enumerable.Range(0, sizes.Aggregate(1, (product, size) => product * size)).Select(_ => (Real)(random.NextDouble() - 0.5))]);
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private void Craft(string header, byte[] data) => File.WriteAllBytes(PathOf("crafted"), HostileFile.Bytes(header, data));
}
