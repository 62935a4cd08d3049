namespace NotebookKernel.Wire;

/// <summary>The first 64 bytes of each side (RFC 23, "Formal Grammar" and "Version Negotiation").</summary>
internal static class Greeting
{
    public const int Length = 64;

    /// <summary>The bytes that tell the version: what comes after them depends on it.</summary>
    public const int VersionLength = 11;

    private const byte SignatureStart = 0xFF;
    private const byte SignatureEnd = 0x7F;
    private const byte Major = 3;
    private const int MechanismLength = 20;
    private const int AsServer = 32;

    /// <summary>Ours: version 3.0, no security, no server. A newer peer speaks 3.0 with us.</summary>
    public static ReadOnlyMemory<byte> Ours { get; } = Write();

    public static void CheckVersion(ReadOnlySpan<byte> start)
    {
        if (start[0] != SignatureStart || start[9] != SignatureEnd)
            throw new WireException("The peer does not speak ZMTP: its first bytes are not a signature.");
        if (start[10] < Major)
            throw new WireException($"The peer speaks ZMTP {start[10]}; version {Major}.0 or newer is needed.");
    }

    public static void CheckMechanism(ReadOnlySpan<byte> greeting)
    {
        if (!greeting.Slice(12, MechanismLength).SequenceEqual(Ours.Span.Slice(12, MechanismLength)))
            throw new WireException("The peer wants a security mechanism other than NULL.");
        if (greeting[AsServer] != 0)
            throw new WireException("The peer wants to be a server of the NULL mechanism, which has none.");
    }

    private static byte[] Write()
    {
        byte[] greeting = new byte[Length];
        greeting[0] = SignatureStart;
        greeting[9] = SignatureEnd;
        greeting[10] = Major;
        Encoding.ASCII.GetBytes("NULL", greeting.AsSpan(12));
        return greeting;
    }
}
