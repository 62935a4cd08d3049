using System.Text;

namespace NotebookRunner.Running;

/// <summary>What a worker's process wrote to its standard error before it ended, as far as it is needed to say why.</summary>
internal sealed class LastWords
{
    private const int MaxLength = 64 * 1024;

    private readonly StringBuilder text = new();

    /// <summary>Forgets what was said in an earlier cell, which the process has survived.</summary>
    public void Clear()
    {
        lock (text)
            text.Clear();
    }

    public void Add(ReadOnlySpan<char> piece)
    {
        lock (text)
            text.Append(piece[..Math.Min(piece.Length, MaxLength - text.Length)]);
    }

    /// <summary>Reads a stream to its end.</summary>
    public async Task ReadAsync(StreamReader stream)
    {
        // By the piece: a line may have no end.
        char[] piece = new char[4096];
        while (await stream.ReadAsync(piece) is > 0 and int length)
            Add(piece.AsSpan(0, length));
    }

    public override string ToString()
    {
        lock (text)
            return text.ToString();
    }
}
