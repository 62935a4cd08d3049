using System.Buffers;
using System.Buffers.Binary;

namespace NotebookKernel.Wire;

/// <summary>A message or command as the bytes that go on the wire; made once, however many peers take it.</summary>
internal sealed record Outgoing(IReadOnlyList<ReadOnlyMemory<byte>> Segments, long Length)
{
    // A part of this size costs less to copy than a write of its own costs to make.
    private const int CopyBelow = 32 * 1024;

    public static Outgoing Of(WireMessage message) => Of(FrameFlags.None, message.Parts);

    public static Outgoing Of(FrameFlags flags, IReadOnlyList<ReadOnlyMemory<byte>> bodies)
    {
        var segments = new List<ReadOnlyMemory<byte>>();
        var small = new ArrayBufferWriter<byte>();
        int start = 0;
        for (int i = 0; i < bodies.Count; i++)
        {
            WriteHeader(small, i < bodies.Count - 1 ? flags | FrameFlags.More : flags, bodies[i].Length);
            if (bodies[i].Length < CopyBelow)
            {
                small.Write(bodies[i].Span);
                continue;
            }
            segments.AddRange([small.WrittenMemory[start..], bodies[i]]);
            start = small.WrittenCount;
        }
        if (small.WrittenCount > start)
            segments.Add(small.WrittenMemory[start..]);
        return new(segments, segments.Sum(segment => (long)segment.Length));
    }

    private static void WriteHeader(ArrayBufferWriter<byte> writer, FrameFlags flags, int length)
    {
        if (length <= byte.MaxValue)
        {
            writer.Write([(byte)flags, (byte)length]);
            return;
        }
        var header = writer.GetSpan(1 + sizeof(long));
        header[0] = (byte)(flags | FrameFlags.Long);
        BinaryPrimitives.WriteInt64BigEndian(header[1..], length);
        writer.Advance(1 + sizeof(long));
    }
}
