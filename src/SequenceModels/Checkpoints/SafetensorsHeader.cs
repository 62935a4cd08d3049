using System.Numerics;
using System.Text.Json;
using System.Text.Unicode;
using SequenceModels.Data;

namespace SequenceModels.Checkpoints;

/// <summary>The JSON in front of the numbers. Nothing in it is believed: everything is checked before a byte of data is read.</summary>
internal static class SafetensorsHeader
{
    public const string MetadataKey = "__metadata__";

    private const int LargestRank = 64;

    /// <exception cref="InvalidDataException">It is not a header, or it does not describe data of this length exactly.</exception>
    public static (Dictionary<string, TensorInfo> Tensors, Dictionary<string, string> Metadata) Parse(ReadOnlySpan<byte> text, long dataLength)
    {
        var tensors = new Dictionary<string, TensorInfo>(StringComparer.Ordinal);
        Dictionary<string, string>? metadata = null;
        if (!Utf8.IsValid(text))
            throw new InvalidDataException("its header is not UTF-8");
        try
        {
            var json = new Utf8JsonReader(text);
            Expect(ref json, JsonTokenType.StartObject, "the header");
            while (NextName(ref json) is { } name)
            {
                if (name == MetadataKey)
                    metadata = metadata is null ? ReadMetadata(ref json) : throw Twice(name);
                else if (!tensors.TryAdd(name, ReadTensor(ref json, name)))
                    throw Twice(name);
                RequireCount(tensors.Count);
            }
            json.Read();        // throws if anything but white space follows
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"its header is not valid JSON: {Shown.Cut(error.Message, 200)}", error);
        }
        CheckLayout(tensors, dataLength);
        return (tensors, metadata ?? []);
    }

    /// <summary>The tensors must lie one behind the other and fill the data: no overlap, no gap, nothing left over.</summary>
    private static void CheckLayout(Dictionary<string, TensorInfo> tensors, long dataLength)
    {
        long end = 0;
        foreach (var (name, tensor) in tensors.OrderBy(entry => entry.Value.Begin).ThenBy(entry => entry.Value.End))
        {
            if (tensor.Begin != end)
                throw new InvalidDataException($"tensor '{Shown.Cut(name)}' begins at byte {tensor.Begin}, but the one before it ends at {end}: they overlap or leave a gap");
            end = tensor.End;
        }
        if (end != dataLength)
            throw new InvalidDataException($"its tensors take {end} bytes, but {dataLength} follow the header: it is cut off or has something else behind it");
    }

    private static TensorInfo ReadTensor(ref Utf8JsonReader json, string name)
    {
        string? type = null;
        long[]? shape = null, offsets = null;
        Expect(ref json, JsonTokenType.StartObject, $"tensor '{Shown.Cut(name)}'");
        while (NextName(ref json) is { } field)
        {
            if (field == "dtype" && type is null)
                type = ReadString(ref json, $"dtype of tensor '{Shown.Cut(name)}'");
            else if (field == "shape" && shape is null)
                shape = ReadNumbers(ref json, $"shape of tensor '{Shown.Cut(name)}'");
            else if (field == "data_offsets" && offsets is null)
                offsets = ReadNumbers(ref json, $"data_offsets of tensor '{Shown.Cut(name)}'");
            else
                throw new InvalidDataException($"tensor '{Shown.Cut(name)}' has a field '{Shown.Cut(field)}' that comes twice or is not one of dtype, shape, data_offsets");
        }
        if (type is null || shape is null || offsets is not [var begin, var end])
            throw new InvalidDataException($"tensor '{Shown.Cut(name)}' needs the fields dtype, shape and data_offsets, the last with two numbers");
        var tensor = new TensorInfo(type, shape, begin, end);
        return Fits(tensor) ? tensor : throw new InvalidDataException($"tensor '{Shown.Cut(name)}' is {tensor}, which does not take the bytes {begin} to {end} that its data_offsets give it");
    }

    private static bool Fits(TensorInfo tensor)
    {
        var size = tensor.Shape.Aggregate((BigInteger)Bits(tensor.Type), (product, length) => product * length);
        return tensor.End >= tensor.Begin && size == (BigInteger)8 * (tensor.End - tensor.Begin);
    }

    /// <summary>Bits a number, for every type the format knows.</summary>
    private static int Bits(string type) => type switch
    {
        "F4" => 4,
        "F6_E2M3" or "F6_E3M2" => 6,
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" => 8,
        "U16" or "I16" or "F16" or "BF16" => 16,
        "U32" or "I32" or "F32" => 32,
        "U64" or "I64" or "F64" or "C64" => 64,
        _ => throw new InvalidDataException($"the type '{Shown.Cut(type)}' is unknown to the format"),
    };

    private static Dictionary<string, string> ReadMetadata(ref Utf8JsonReader json)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        Expect(ref json, JsonTokenType.StartObject, MetadataKey);
        while (NextName(ref json) is { } name)
        {
            if (!metadata.TryAdd(name, ReadString(ref json, $"{MetadataKey} '{Shown.Cut(name)}'")))
                throw Twice(name);
            RequireCount(metadata.Count);
        }
        return metadata;
    }

    private static long[] ReadNumbers(ref Utf8JsonReader json, string what)
    {
        var numbers = new List<long>();
        Expect(ref json, JsonTokenType.StartArray, what);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long number) || number < 0 || numbers.Count == LargestRank)
                throw new InvalidDataException($"{what} must be at most {LargestRank} whole numbers, 0 or more");
            numbers.Add(number);
        }
        return [.. numbers];
    }

    private static string ReadString(ref Utf8JsonReader json, string what)
    {
        Expect(ref json, JsonTokenType.String, what);
        return json.GetString()!;
    }

    /// <summary>The next property's name, or null at the end of the object.</summary>
    private static string? NextName(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName ? json.GetString() : null;

    private static void Expect(ref Utf8JsonReader json, JsonTokenType token, string what)
    {
        if (!json.Read() || json.TokenType != token)
            throw new InvalidDataException($"{what} is a {json.TokenType} where a {token} is needed");
    }

    private static void RequireCount(int names)
    {
        if (names > SafetensorsFile.MostNames)
            throw new InvalidDataException($"its header has more than {SafetensorsFile.MostNames:N0} names, the most that are read");
    }

    private static InvalidDataException Twice(string name) => new($"the name '{Shown.Cut(name)}' comes twice in its header");
}
