using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NotebookRunner.Tests.Wire;

/// <summary>A client that sends the bytes it is told to, right or wrong; written from the RFC, without the code under test.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<RawPeer> ConnectAsync(int port)
    {
        var peer = new RawPeer();
        await peer.socket.ConnectAsync(IPAddress.Loopback, port);
        return peer;
    }

    public static byte[] Greeting(byte major = 3, string mechanism = "NULL", byte asServer = 0) =>
        [0xFF, .. new byte[8], 0x7F, major, 0, .. Encoding.ASCII.GetBytes(mechanism.PadRight(20, '\0')), asServer, .. new byte[31]];

    public static byte[] Ready(string socketType, string identity = "") =>
        Command("READY", [.. Property("Socket-Type", socketType), .. Property("Identity", identity)]);

    public static byte[] Property(string name, string value) =>
        [(byte)name.Length, .. Encoding.Latin1.GetBytes(name), .. Size(value.Length), .. Encoding.Latin1.GetBytes(value)];

    public static byte[] Command(string name, byte[] data) => Frame(4, [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. data]);

    /// <summary>A frame with these flags; a long one where its size needs that.</summary>
    public static byte[] Frame(byte flags, byte[] body) =>
        body.Length < 256 ? [flags, (byte)body.Length, .. body] : [.. LongHeader((byte)(flags | 2), (ulong)body.Length), .. body];

    public static byte[] LongHeader(byte flags, ulong length)
    {
        byte[] header = new byte[9];
        header[0] = flags;
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(1), length);
        return header;
    }

    /// <summary>Bytes that have come and wait to be read.</summary>
    public int Available => socket.Available;

    public async Task SendAsync(params byte[][] pieces)
    {
        foreach (byte[] piece in pieces)
            await socket.SendAsync(piece);
    }

    /// <summary>Says that nothing more comes, and reads until the other side has closed as well.</summary>
    public async Task<byte[]> LeaveAsync()
    {
        socket.Shutdown(SocketShutdown.Send);
        return await ReadToEndAsync();
    }

    public async Task<byte[]> ReadAsync(int count)
    {
        byte[] bytes = new byte[count];
        for (int read = 0; read < count;)
        {
            int more = await socket.ReceiveAsync(bytes.AsMemory(read)).AsTask().WaitAsync(Wires.Patience);
            Assert.True(more > 0, $"The connection was closed after {read} of {count} bytes.");
            read += more;
        }
        return bytes;
    }

    /// <summary>What comes until the connection is closed, by its end or by a reset, which is an end while bytes of ours are on their way.</summary>
    public async Task<byte[]> ReadToEndAsync()
    {
        var read = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer).WaitAsync(Wires.Patience) is > 0 and int count)
                read.Write(buffer, 0, count);
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
        }
        return read.ToArray();
    }

    /// <summary>Goes without a word, as a process does that is killed; leaves nothing behind that keeps the port.</summary>
    public void Dispose()
    {
        socket.LingerState = new(true, 0);
        socket.Dispose();
    }

    private static byte[] Size(int length)
    {
        byte[] size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, length);
        return size;
    }
}
