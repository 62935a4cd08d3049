using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace SequenceModels.Checkpoints;

/// <summary>Random numbers from a seed, the same on every machine and in every version, whose <see cref="State"/> can be saved: a run that goes on draws what it would have drawn.</summary>
/// <remarks>
/// <see cref="Random"/> does not tell its state; this is one in its place, also where dropout masks and batches are drawn. xoshiro256**, Blackman and Vigna,
/// "Scrambled linear pseudorandom number generators" (2021), its state filled from the seed by SplitMix64 as they advise. Not for secrets.
/// </remarks>
public sealed class ResumableRandom : Random
{
    private const int Words = 4, HexDigits = 16;
    private const double DoubleUnit = 1.0 / (1L << 53);
    private const float SingleUnit = 1f / (1 << 24);

    private readonly ulong[] s = new ulong[Words];

    /// <summary>Numbers from a seed.</summary>
    /// <param name="seed">The same seed gives the same numbers.</param>
    public ResumableRandom(int seed)
    {
        var x = (ulong)seed;
        for (int i = 0; i < Words; i++)
        {
            x += 0x9e3779b97f4a7c15;
            var z = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            s[i] = z ^ (z >> 31);
        }
    }

    /// <summary>Where it stands, as 64 hexadecimal digits. Given to another one, that one goes on from there.</summary>
    /// <exception cref="ArgumentException">It is not such a state.</exception>
    public string State
    {
        get => string.Concat(s.Select(word => word.ToString("x16", CultureInfo.InvariantCulture)));
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (Parse(value) is not { } words)
                throw new ArgumentException($"'{Data.Shown.Cut(value)}' is not the state of a ResumableRandom: give what State said, {Words * HexDigits} hexadecimal digits, not all 0.", nameof(value));
            words.CopyTo(s, 0);
        }
    }

    /// <inheritdoc/>
    public override int Next() => Next(int.MaxValue);

    /// <inheritdoc/>
    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return (int)Below((ulong)maxValue);
    }

    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    /// <inheritdoc/>
    public override long NextInt64() => NextInt64(long.MaxValue);

    /// <inheritdoc/>
    public override long NextInt64(long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return (long)Below((ulong)maxValue);
    }

    /// <inheritdoc/>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return (long)((ulong)minValue + Below((ulong)maxValue - (ulong)minValue));
    }

    /// <inheritdoc/>
    public override double NextDouble() => (Word() >> 11) * DoubleUnit;

    /// <inheritdoc/>
    public override float NextSingle() => (Word() >> 40) * SingleUnit;

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        for (; buffer.Length > 0; buffer = buffer[Math.Min(word.Length, buffer.Length)..])
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, Word());
            word[..Math.Min(word.Length, buffer.Length)].CopyTo(buffer);
        }
    }

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    /// <summary>The words of a state; null: it is none.</summary>
    internal static ulong[]? Parse(string state)
    {
        var words = new ulong[Words];
        for (int i = 0; i < Words; i++)
        {
            if (state.Length != Words * HexDigits || !ulong.TryParse(state.AsSpan(i * HexDigits, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out words[i]))
                return null;
        }
        return words.Any(word => word != 0) ? words : null;
    }

    /// <summary>Evenly from 0 … count−1: the upper half of a product, drawn again where that would favour some (Lemire 2019). 0 for a count of 0.</summary>
    private ulong Below(ulong count)
    {
        if (count == 0)
            return 0;
        ulong high;
        ulong low;
        do
            high = Math.BigMul(Word(), count, out low);
        while (low < count && low < (0 - count) % count);
        return high;
    }

    private ulong Word()
    {
        ulong result = BitOperations.RotateLeft(s[1] * 5, 7) * 9, t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = BitOperations.RotateLeft(s[3], 45);
        return result;
    }
}
