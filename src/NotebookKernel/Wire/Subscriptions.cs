namespace NotebookKernel.Wire;

/// <summary>What one subscriber wants: prefixes, each as often as it was asked for (RFC 23, "The Publish-Subscribe Pattern").</summary>
internal sealed class Subscriptions(int maxBytes)
{
    private const byte Cancel = 0;
    private const byte Subscribe = 1;
    private const int Overhead = 64;

    private readonly Lock gate = new();
    private readonly List<ReadOnlyMemory<byte>> prefixes = [];
    private long taken;

    /// <summary>A subscription as a command of version 3.1 in the form of version 3.0: one part, whose first byte says which.</summary>
    public static WireMessage ToMessage(Command command) =>
        new([(byte[])[command.Name == Command.Subscribe ? Subscribe : Cancel, .. command.Data.Span]]);

    /// <returns>The prefix, where the message adds one; else null.</returns>
    public ReadOnlyMemory<byte>? Take(WireMessage message)
    {
        // Anything else is a message to the publisher, which does not listen.
        if (message.Parts is not [var part] || part.IsEmpty)
            return null;
        var prefix = part[1..];
        switch (part.Span[0])
        {
            case Subscribe:
                Add(prefix);
                return prefix;
            case Cancel:
                Remove(prefix);
                return null;
            default:
                return null;
        }
    }

    public bool Match(ReadOnlySpan<byte> topic)
    {
        lock (gate)
        {
            foreach (var prefix in prefixes)
                if (topic.StartsWith(prefix.Span))
                    return true;
            return false;
        }
    }

    private void Add(ReadOnlyMemory<byte> prefix)
    {
        lock (gate)
        {
            taken += prefix.Length + Overhead;
            if (taken > maxBytes)
                throw new WireException($"The peer has subscriptions of more than {maxBytes} bytes.");
            prefixes.Add(prefix);
        }
    }

    private void Remove(ReadOnlyMemory<byte> prefix)
    {
        lock (gate)
        {
            int index = prefixes.FindIndex(known => known.Span.SequenceEqual(prefix.Span));
            if (index < 0)
                return;
            prefixes.RemoveAt(index);
            taken -= prefix.Length + Overhead;
        }
    }
}
