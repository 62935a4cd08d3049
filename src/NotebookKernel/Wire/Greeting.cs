namespace NotebookKernel.Wire;

/// <summary>The first 64 bytes of each side (RFC 23, "Formal Grammar" and "Version Negotiation").</summary>
internal static class Greeting
{
    /// <summary>The bytes that tell the version: what comes after them depends on it.</summary>
    public const int VersionLength = 11;

    private const byte Major = 3;
    private const int AsServer = 32;

    private static readonly Range Mechanism = 12..AsServer;

    /// <summary>Ours: version 3.0, no security, no server. A newer peer speaks 3.0 with us.</summary>
    public static byte[] Ours { get; } = [0xFF, .. new byte[8], 0x7F, Major, 0, .. "NULL"u8, .. new byte[48]];

    public static void CheckVersion(ReadOnlySpan<byte> start)
    {
        if (start[0] != Ours[0] || start[9] != Ours[9])
            throw new WireException("The peer does not speak ZMTP: its first bytes are not a signature.");
        if (start[10] < Major)
            throw new WireException($"The peer speaks ZMTP {start[10]}; version {Major}.0 or newer is needed.");
    }

    public static void CheckMechanism(ReadOnlySpan<byte> greeting)
    {
        if (!greeting[Mechanism].SequenceEqual(Ours.AsSpan(Mechanism)))
            throw new WireException("The peer wants a security mechanism other than NULL.");
        if (greeting[AsServer] != 0)
            throw new WireException("The peer wants to be a server of the NULL mechanism, which has none.");
    }
}
