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
