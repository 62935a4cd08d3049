namespace NotebookKernel.Wire;

/// <summary>A frame: a command, or one part of a message.</summary>
internal readonly record struct Frame(FrameFlags Flags, ReadOnlyMemory<byte> Body)
{
    public bool IsCommand => Flags.HasFlag(FrameFlags.Command);

    public bool IsLast => !Flags.HasFlag(FrameFlags.More);
}
