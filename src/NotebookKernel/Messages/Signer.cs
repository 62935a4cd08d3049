using System.Security.Cryptography;

namespace NotebookKernel.Messages;

/// <summary>Signs messages with the key of the connection file, and knows its own signature: HMAC-SHA256 over header, parent header, metadata and content.</summary>
internal sealed class Signer(string key)
{
    private readonly byte[] key = Encoding.UTF8.GetBytes(key);

    public byte[] Sign(params ReadOnlySpan<ReadOnlyMemory<byte>> frames)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var frame in frames)
            hash.AppendData(frame.Span);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Compares in a time that does not tell how much of the signature is right.</summary>
    public bool IsSigned(ReadOnlySpan<byte> signature, params ReadOnlySpan<ReadOnlyMemory<byte>> frames) =>
        CryptographicOperations.FixedTimeEquals(signature, Sign(frames));
}
