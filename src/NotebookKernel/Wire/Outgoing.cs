using System.Buffers.Binary;

namespace NotebookKernel.Wire;

/// <summary>A message or command as the bytes that go on the wire; made once, however many peers take it.</summary>
internal static class Outgoing
{
    private const int LongHeader = 1 + sizeof(long);

    public static ReadOnlyMemory<byte> Of(WireMessage message) => Of(FrameFlags.None, message.Parts);

    public static ReadOnlyMemory<byte> Of(FrameFlags flags, IReadOnlyList<ReadOnlyMemory<byte>> bodies)
    {
        byte[] bytes = new byte[bodies.Sum(body => LongHeader + body.Length)];
        int length = 0;
        foreach (var (index, body) in bodies.Index())
        {
            length += WriteHeader(bytes.AsSpan(length), index < bodies.Count - 1 ? flags | FrameFlags.More : flags, body.Length);
            body.CopyTo(bytes.AsMemory(length));
            length += body.Length;
        }
        return bytes.AsMemory(0, length);
    }

    /// <returns>How many bytes it has.</returns>
    private static int WriteHeader(Span<byte> header, FrameFlags flags, int length)
    {
        header[0] = (byte)flags;
        if (length <= byte.MaxValue)
        {
            header[1] = (byte)length;
            return 2;
        }
        header[0] |= (byte)FrameFlags.Long;
        BinaryPrimitives.WriteInt64BigEndian(header[1..], length);
        return LongHeader;
    }
}
