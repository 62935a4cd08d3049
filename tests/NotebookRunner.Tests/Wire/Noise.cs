namespace NotebookRunner.Tests.Wire;

/// <summary>Conversations that went wrong: random bytes, or a good conversation with its pieces or bytes changed.</summary>
internal static class Noise
{
    public static byte[] Of(byte[][] good, Random random) => random.Next(6) switch
    {
        0 => Bytes(random, random.Next(300)),
        1 => [.. good[0], .. Bytes(random, random.Next(300))],
        2 => [.. good[0], .. good[1], .. Bytes(random, random.Next(300))],
        _ => Mutated([.. Shuffled(good, random).SelectMany(piece => piece)], random),
    };

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    // A piece may be missing, come twice, or too early; more often than not all are where they belong.
    private static List<byte[]> Shuffled(byte[][] good, Random random)
    {
        List<byte[]> pieces = [.. good];
        for (int changes = random.Next(3); changes > 0; changes--)
        {
            int place = random.Next(pieces.Count);
            if (random.Next(2) == 0)
                pieces.Insert(place, good[random.Next(good.Length)]);
            else
                pieces.RemoveAt(place);
        }
        return pieces;
    }

    // Most bytes that matter are among the first.
    private static byte[] Mutated(byte[] bytes, Random random)
    {
        for (int changes = random.Next(6); changes > 0 && bytes.Length > 0; changes--)
            bytes[random.Next(Math.Min(bytes.Length, 150))] = (byte)(random.Next(2) == 0 ? random.Next(256) : 1 << random.Next(8));
        return random.Next(3) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
}
