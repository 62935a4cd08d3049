using System.Buffers;

namespace NotebookKernel.Wire;

/// <summary>A command: a name and its data, the body of a command frame (RFC 23, "Commands"; RFC 37 for those of 3.1).</summary>
internal readonly record struct Command(string Name, ReadOnlyMemory<byte> Data)
{
    public const string Ready = "READY";
    public const string Error = "ERROR";
    public const string Ping = "PING";
    public const string Pong = "PONG";
    public const string Subscribe = "SUBSCRIBE";
    public const string Cancel = "CANCEL";

    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    public static Command Parse(ReadOnlyMemory<byte> body) => new(TakeName(ref body, Letters), body);

    /// <summary>What a peer that is turned away is told.</summary>
    public static Command ErrorOf(string reason) => new(Error, Sized(reason));

    public ReadOnlyMemory<byte> ToOutgoing() => Outgoing.Of(FrameFlags.Command, [(byte[])[.. Sized(Name), .. Data.Span]]);

    /// <summary>Takes a name with its size, of a command or of a property, from what is to be read.</summary>
    public static string TakeName(ref ReadOnlyMemory<byte> rest, SearchValues<byte> characters)
    {
        int length = rest.IsEmpty ? 0 : rest.Span[0];
        if (length == 0 || length > rest.Length - 1)
            throw new WireException("A command or a property has no name, or one that is longer than the command.");
        var name = rest.Slice(1, length);
        if (name.Span.ContainsAnyExcept(characters))
            throw new WireException("The name of a command or a property has a character that is not allowed.");
        rest = rest[(1 + length)..];
        return Encoding.ASCII.GetString(name.Span);
    }

    // The grammar allows no blanks in a reason.
    private static byte[] Sized(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text.Replace(' ', '_'))];
}
