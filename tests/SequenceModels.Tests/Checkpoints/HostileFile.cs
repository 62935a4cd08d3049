using System.Buffers.Binary;
using System.Text;

namespace SequenceModels.Tests.Checkpoints;

/// <summary>Files as nobody's library would write them.</summary>
internal static class HostileFile
{
    public static byte[] Bytes(string header, byte[] data, ulong? length = null) => Bytes(Encoding.UTF8.GetBytes(header), data, length);

    public static byte[] Bytes(byte[] header, byte[] data, ulong? length = null)
    {
        var start = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(start, length ?? (ulong)header.Length);
        return [.. start, .. header, .. data];
    }
}
