using System.Numerics;

namespace SequenceModels.Numerics;

/// <summary>A source of random numbers whose state can be read and set, so that a run that was interrupted goes on with the numbers that it would have drawn.</summary>
/// <remarks>xoshiro256**, started by splitmix64: Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2021). Other numbers than <see cref="Random"/> of the same seed.</remarks>
public sealed class ResumableRandom : Random
{
    private const double Unit = 1.0 / (1L << 53);
    private readonly ulong[] s = new ulong[4];

    /// <summary>A source whose numbers depend on the seed alone.</summary>
    /// <param name="seed">Any number.</param>
    public ResumableRandom(int seed)
    {
        ulong mixed = (ulong)seed;
        for (int i = 0; i < s.Length; i++)
        {
            ulong z = mixed += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            s[i] = z ^ (z >> 31);
        }
    }

    /// <summary>All that the next numbers depend on: four numbers, not all 0.</summary>
    /// <exception cref="ArgumentException">There are not four, or all are 0.</exception>
    public IReadOnlyList<ulong> State
    {
        get => [.. s];
        set
        {
            if (Given(value).Count != s.Length || value.All(word => word == 0))
                throw new ArgumentException($"A state is four numbers that are not all 0; {value.Count} were given.", nameof(value));
            for (int i = 0; i < s.Length; i++)
                s[i] = value[i];
        }
    }

    /// <inheritdoc/>
    public override double NextDouble() => Sample();

    /// <inheritdoc/>
    public override int Next() => Next(int.MaxValue);

    /// <inheritdoc/>
    public override int Next(int maxValue) => Next(0, maxValue);

    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    /// <inheritdoc/>
    public override long NextInt64() => NextInt64(long.MaxValue);

    /// <inheritdoc/>
    public override long NextInt64(long maxValue) => NextInt64(0, maxValue);

    /// <inheritdoc/>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        ulong range = (ulong)(maxValue - minValue);
        return minValue + (long)Math.BigMul(NextWord(), range, out _);
    }

    /// <inheritdoc/>
    public override float NextSingle() => (NextWord() >> 40) * (1f / (1 << 24));

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer) => NextBytes(Given(buffer).AsSpan());

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        foreach (ref byte value in buffer)
            value = (byte)(NextWord() >> 56);
    }

    /// <inheritdoc/>
    protected override double Sample() => (NextWord() >> 11) * Unit;

    /// <summary>Adds the state to numbers that are saved: each of the four in two halves, which a double holds exactly.</summary>
    internal void Save(Dictionary<string, double> numbers, string name)
    {
        for (int half = 0; half < 2 * s.Length; half++)
            numbers[$"{name}.{half}"] = (uint)(s[half / 2] >> (32 * (half % 2)));
    }

    /// <returns>What puts the source into the saved state.</returns>
    /// <exception cref="ArgumentException">The numbers do not say it.</exception>
    internal Action Read(IReadOnlyDictionary<string, double> numbers, string name)
    {
        var words = new ulong[s.Length];
        for (int half = 0; half < 2 * s.Length; half++)
        {
            if (!numbers.TryGetValue($"{name}.{half}", out double value) || value is not (>= 0 and <= uint.MaxValue))
                throw new ArgumentException($"The state does not hold the random source '{name}': its numbers need {name}.0 … {name}.{2 * s.Length - 1}.", nameof(numbers));
            words[half / 2] |= (ulong)value << (32 * (half % 2));
        }
        return () => State = words;
    }

    private ulong NextWord()
    {
        ulong word = BitOperations.RotateLeft(s[1] * 5, 7) * 9, shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = BitOperations.RotateLeft(s[3], 45);
        return word;
    }
}
