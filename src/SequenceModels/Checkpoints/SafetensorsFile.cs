using System.Buffers.Binary;
using System.Numerics;
using SequenceModels.Data;

namespace SequenceModels.Checkpoints;

/// <summary>Named tensors in a file: 8 bytes with the length N of the header, N bytes of JSON, then the numbers. No code can hide in it.</summary>
/// <remarks>
/// The format of https://github.com/huggingface/safetensors. Opening reads and checks the header only, which may have <see cref="LongestHeader"/> bytes
/// and <see cref="MostNames"/> names;
/// a tensor takes memory when it is asked for, never more than eight bytes for each two of the file. Appendix A2 loads PyTorch's weights with it.
/// </remarks>
public sealed class SafetensorsFile : IDisposable
{
    /// <summary>Longest header that is read, as in the format's own library: 100,000,000 bytes.</summary>
    public const int LongestHeader = 100_000_000;

    /// <summary>Most tensors, and most texts beside them, that a header may name: 100,000.</summary>
    public const int MostNames = 100_000;

    private readonly string path;
    private readonly FileStream stream;
    private readonly long dataStart;

    private SafetensorsFile(string path)
    {
        this.path = path;
        stream = DataFile.Open(path);
        try
        {
            byte[] header = ReadHeader();
            dataStart = stream.Position;
            (var tensors, var metadata) = SafetensorsHeader.Parse(header, stream.Length - dataStart);
            (Tensors, Metadata) = (tensors, metadata);
        }
        catch (InvalidDataException error)
        {
            stream.Dispose();
            throw new InvalidDataException($"{path} is not a usable safetensors file: {error.Message}.", error);
        }
    }

    /// <summary>The tensors by their names.</summary>
    public IReadOnlyDictionary<string, TensorInfo> Tensors { get; }

    /// <summary>What the writer wanted to say, texts by their names; often empty.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file and checks all of its header.</summary>
    /// <param name="path">For example <c>model.safetensors</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is cut off, too long, overlapping or otherwise damaged; the message says what is wrong.</exception>
    public static SafetensorsFile Open(string path) => new SafetensorsFile(Given(path));

    /// <summary>Reads one tensor, whatever floating type it is stored in.</summary>
    /// <param name="name">One of <see cref="Tensors"/>.</param>
    /// <exception cref="KeyNotFoundException">The file has no such tensor; the message lists those it has.</exception>
    /// <exception cref="InvalidDataException">It is not of floating numbers, or too large.</exception>
    public Tensor Read(string name)
    {
        var values = ReadNumbers<Real>(name);
        return new Tensor([.. Tensors[name].Shape.Select(size => (int)size)], values);
    }

    /// <summary>A tensor's numbers in the order of the file.</summary>
    internal T[] ReadNumbers<T>(string name) where T : IFloatingPoint<T>
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Tensors.TryGetValue(name, out var info))
            throw new KeyNotFoundException($"{path} has no tensor '{Shown.Cut(name)}'; it has {Shown.List([.. Tensors.Keys.Order(StringComparer.Ordinal)])}.");
        if (!Enum.TryParse<TensorType>(info.Type, out var type) || !Enum.IsDefined(type))
            throw new InvalidDataException($"Tensor '{Shown.Cut(name)}' of {path} is {info}, but only {string.Join(", ", Enum.GetNames<TensorType>())} can be read as numbers of a model.");
        if (info.Shape.Any(size => size > int.MaxValue) || (info.End - info.Begin) / TensorNumbers.Size(type) > Array.MaxLength)
            throw new InvalidDataException($"Tensor '{Shown.Cut(name)}' of {path} is {info}, which is more than one array can hold.");
        stream.Position = dataStart + info.Begin;
        return TensorNumbers.Read<T>(stream, type, info.End - info.Begin);
    }

    /// <summary>Writes a file, all or nothing: the old one stays until the new one is complete.</summary>
    /// <param name="path">For example <c>model.safetensors</c>; replaced if it exists.</param>
    /// <param name="tensors">Tensors by their names.</param>
    /// <param name="type">F64 or F32; default what the library computes with, so that nothing is lost.</param>
    /// <param name="metadata">Texts by their names, default <c>format: pt</c>, which other readers look for.</param>
    /// <exception cref="ArgumentException">A name is reserved, or the type cannot be written or has no place for a number.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, TensorType type = TensorNumbers.Own, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        RequireWritable(type);
        SafetensorsWriter.Write(path, [.. tensors.Select(entry => StoredTensor.Of(entry.Key, entry.Value, type))], metadata ?? new Dictionary<string, string> { ["format"] = "pt" });
    }

    /// <exception cref="ArgumentException">The type can only be read.</exception>
    internal static void RequireWritable(TensorType type)
    {
        if (type is not (TensorType.F64 or TensorType.F32))
            throw new ArgumentException($"Numbers can be written as F64 or F32, not as {type}.", nameof(type));
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private byte[] ReadHeader()
    {
        Span<byte> start = stackalloc byte[ForeignFile.Looked];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        ulong length = start.Length > 8 ? BinaryPrimitives.ReadUInt64LittleEndian(start) : 0;
        if (start.Length > 8 && start[8] == '{' && length <= LongestHeader && (long)length <= stream.Length - 8)
            return ReadHeader((int)length);
        if (ForeignFile.Name(start) is { } other)
            throw new InvalidDataException($"it is {other}");
        if (start.Length <= 8)
            throw new InvalidDataException($"it has {stream.Length} bytes, too few for a header");
        if (length > LongestHeader)
            throw new InvalidDataException($"its header would have {length:N0} bytes, more than the {LongestHeader:N0} that are read");
        throw new InvalidDataException((long)length > stream.Length - 8
            ? $"its header would have {length:N0} bytes, but only {stream.Length - 8:N0} follow: it is cut off, or no such file"
            : "its header does not begin with '{'");
    }

    private byte[] ReadHeader(int length)
    {
        var header = new byte[length];
        stream.Position = 8;
        stream.ReadExactly(header);
        return header;
    }
}
