namespace NotebookKernel.Wire;

/// <summary>What one subscriber wants: prefixes, each as often as it was asked for (RFC 23, "The Publish-Subscribe Pattern"). The subscriber's connection changes them, publishers look.</summary>
internal sealed class Subscriptions(int maxBytes)
{
    private const byte Cancel = 0;
    private const byte Subscribe = 1;
    private const int Overhead = 64;

    private volatile ReadOnlyMemory<byte>[] prefixes = [];

    /// <summary>A subscription as a command of version 3.1 in the form of version 3.0: one part, whose first byte says which.</summary>
    public static WireMessage ToMessage(Command command) =>
        new([(byte[])[command.Name == Command.Subscribe ? Subscribe : Cancel, .. command.Data.Span]]);

    /// <returns>The prefix, where the message adds one; else null.</returns>
    public ReadOnlyMemory<byte>? Take(WireMessage message)
    {
        // Anything else is a message to the publisher, which does not listen.
        if (message.Parts is not [{ IsEmpty: false } part])
            return null;
        var prefix = part[1..];
        switch (part.Span[0])
        {
            case Subscribe:
                prefixes = [.. prefixes, prefix];
                if (prefixes.Sum(known => known.Length + Overhead) > maxBytes)
                    throw new WireException($"The peer has subscriptions of more than {maxBytes} bytes.");
                return prefix;
            case Cancel when Array.FindIndex(prefixes, known => known.Span.SequenceEqual(prefix.Span)) is >= 0 and int index:
                prefixes = [.. prefixes[..index], .. prefixes[(index + 1)..]];
                return null;
            default:
                return null;
        }
    }

    public bool Match(ReadOnlySpan<byte> topic)
    {
        foreach (var prefix in prefixes)
            if (topic.StartsWith(prefix.Span))
                return true;
        return false;
    }
}
