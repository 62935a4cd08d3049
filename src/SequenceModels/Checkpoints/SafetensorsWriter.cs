using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace SequenceModels.Checkpoints;

/// <summary>Writes header and numbers to a file beside the one that is meant, and puts it in its place when it is complete.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    public static void Write(string path, IReadOnlyList<KeyValuePair<string, Tensor>> tensors, TensorType type, IReadOnlyDictionary<string, string> metadata)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                stream.Write(Header(tensors, type, metadata));
                foreach (var (_, tensor) in tensors)
                    TensorNumbers.Write(stream, type, tensor.Values);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The length in 8 bytes and the JSON, filled up with spaces so that the numbers begin at a multiple of 8.</summary>
    private static byte[] Header(IReadOnlyList<KeyValuePair<string, Tensor>> tensors, TensorType type, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
                Write(json, metadata);
            long offset = 0;
            foreach (var (name, tensor) in tensors)
                offset = Write(json, name, tensor, type, offset);
            json.WriteEndObject();
        }
        int length = (buffer.WrittenCount + Alignment - 1) / Alignment * Alignment;
        var header = new byte[sizeof(ulong) + length];
        header.AsSpan().Fill((byte)' ');
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        buffer.WrittenSpan.CopyTo(header.AsSpan(sizeof(ulong)));
        return header;
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(SafetensorsHeader.MetadataKey);
        foreach (var (name, text) in metadata)
            json.WriteString(name, text);
        json.WriteEndObject();
    }

    private static long Write(Utf8JsonWriter json, string name, Tensor tensor, TensorType type, long offset)
    {
        if (name == SafetensorsHeader.MetadataKey)
            throw new ArgumentException($"A tensor cannot be called {name}: the format keeps this name for itself.");
        long end = offset + (long)tensor.Values.Length * TensorNumbers.Size(type);
        json.WriteStartObject(name);
        json.WriteString("dtype", type.ToString());
        Write(json, "shape", tensor.Shape.Select(size => (long)size));
        Write(json, "data_offsets", [offset, end]);
        json.WriteEndObject();
        return end;
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
