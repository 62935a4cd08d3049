using System.Buffers.Binary;
using System.Text.Json;
using SequenceModels.Data;

namespace SequenceModels.Checkpoints;

/// <summary>Writes header and numbers, all or nothing.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    public static void Write(string path, IReadOnlyList<StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        if (Math.Max(tensors.Count, metadata.Count) > SafetensorsFile.MostNames)
            throw new ArgumentException($"{Math.Max(tensors.Count, metadata.Count):N0} names are more than the {SafetensorsFile.MostNames:N0} that are read again: put them into several files, or several numbers into one tensor.");
        if (tensors.Select(tensor => tensor.Name).Concat(metadata.Keys).Concat(metadata.Values).FirstOrDefault(text => Vocabulary.HalfCharacter(text) >= 0) is { } half)
            throw new ArgumentException($"'{Shown.Cut(half)}' holds half a character (a surrogate without its other half), which no file can keep: give whole characters.");
        var sorted = tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal).ToList();
        WholeFile.Write(path, stream =>
        {
            stream.Write(Header(sorted, metadata));
            foreach (var tensor in sorted)
                tensor.Write(stream);
        });
    }

    /// <summary>The length in 8 bytes and the JSON, filled up with spaces so that the numbers begin at a multiple of 8.</summary>
    private static byte[] Header(IReadOnlyList<StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var entries = new Dictionary<string, object>();
        if (metadata.Count > 0)
            entries.Add(SafetensorsHeader.MetadataKey, metadata);
        long offset = 0;
        foreach (var tensor in tensors)
        {
            if (tensor.Name == SafetensorsHeader.MetadataKey)
                throw new ArgumentException($"A tensor cannot be called {tensor.Name}: the format keeps this name for itself.");
            entries.Add(tensor.Name, new { dtype = $"{tensor.Type}", shape = tensor.Shape, data_offsets = (long[])[offset, offset += tensor.Length] });
        }
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(entries);
        var header = new byte[sizeof(ulong) + (json.Length + Alignment - 1) / Alignment * Alignment];
        header.AsSpan().Fill((byte)' ');
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)(header.Length - sizeof(ulong)));
        json.CopyTo(header, sizeof(ulong));
        return header;
    }
}
