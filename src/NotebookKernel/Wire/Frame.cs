namespace NotebookKernel.Wire;

/// <summary>The first byte of a frame (RFC 23, "Framing").</summary>
[Flags]
internal enum FrameFlags : byte
{
    None = 0,
    More = 1,
    Long = 2,
    Command = 4,
}

/// <summary>A frame: a command, or one part of a message.</summary>
internal readonly record struct Frame(FrameFlags Flags, ReadOnlyMemory<byte> Body)
{
    public bool IsCommand => Flags.HasFlag(FrameFlags.Command);

    public bool IsLast => !Flags.HasFlag(FrameFlags.More);
}
