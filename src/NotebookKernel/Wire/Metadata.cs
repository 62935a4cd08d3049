using System.Buffers;
using System.Buffers.Binary;

namespace NotebookKernel.Wire;

/// <summary>The properties of a READY command: names and values, each with its size (RFC 23, "The NULL Security Mechanism").</summary>
internal static class Metadata
{
    public const string SocketType = "Socket-Type";
    public const string Identity = "Identity";

    private static readonly SearchValues<byte> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+"u8);

    /// <returns>The values by name; the case of names does not matter.</returns>
    public static Dictionary<string, ReadOnlyMemory<byte>> Parse(ReadOnlyMemory<byte> rest)
    {
        var values = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.OrdinalIgnoreCase);
        while (!rest.IsEmpty)
        {
            string name = Command.TakeName(ref rest, NameCharacters);
            if (!values.TryAdd(name, TakeValue(ref rest)))
                throw new WireException($"The peer announces the property {name} twice.");
        }
        return values;
    }

    public static byte[] Write(string name, string value)
    {
        byte[] size = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(size, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. size, .. Encoding.ASCII.GetBytes(value)];
    }

    private static ReadOnlyMemory<byte> TakeValue(ref ReadOnlyMemory<byte> rest)
    {
        if (!BinaryPrimitives.TryReadInt32BigEndian(rest.Span, out int length) || length < 0 || length > rest.Length - sizeof(int))
            throw new WireException("A property has a value that is longer than the command.");
        var value = rest.Slice(sizeof(int), length);
        rest = rest[(sizeof(int) + length)..];
        return value;
    }
}
