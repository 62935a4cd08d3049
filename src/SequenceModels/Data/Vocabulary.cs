using System.Buffers;
using System.Text;

namespace SequenceModels.Data;

/// <summary>The symbols of a text and their ids 0 … V−1: id ↔ symbol.</summary>
/// <remarks>A symbol is a string: one character (a whole Unicode code point) or a word. Derived in lesson 01-sequence-data.</remarks>
public sealed class Vocabulary
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    /// <summary>Symbols in the order given: the first has id 0.</summary>
    /// <param name="symbols">Different symbols, none empty, at least one.</param>
    /// <param name="unknown">The one among them that stands for everything that is not; default none: an unknown symbol is an error.</param>
    /// <exception cref="ArgumentException">A symbol is empty, comes twice or holds half a character, there is none, or <paramref name="unknown"/> is not among them.</exception>
    public Vocabulary(IEnumerable<string> symbols, string? unknown = null)
    {
        Symbols = [.. Given(symbols)];
        if (Symbols.Count == 0)
            throw new ArgumentException("There are no symbols: give at least one, or a text that is not empty.", nameof(symbols));
        foreach (var symbol in Symbols)
        {
            if (symbol.Length == 0 || !ids.TryAdd(symbol, ids.Count))
                throw new ArgumentException($"The symbol '{Shown.Cut(symbol)}' at position {ids.Count} is empty or was given before: "
                    + "give each symbol once.", nameof(symbols));
            if (HalfCharacter(symbol) >= 0)
                throw new ArgumentException($"The symbol at position {ids.Count - 1} holds half a character (a surrogate without its other half), which no file can keep: give whole characters.", nameof(symbols));
        }
        if (unknown is not null && !ids.ContainsKey(unknown))
            throw new ArgumentException($"'{Shown.Cut(unknown)}', which shall stand for unknown symbols, is not among the {Size} symbols: add it to them.", nameof(unknown));
        Unknown = unknown;
    }

    /// <summary>The symbols in order of their ids.</summary>
    public IReadOnlyList<string> Symbols { get; }

    /// <summary>The symbol that stands for everything that is not among them; null: an unknown symbol is an error.</summary>
    public string? Unknown { get; }

    /// <summary>V, the number of symbols.</summary>
    public int Size => Symbols.Count;

    /// <summary>The characters that occur in a text, sorted by code point.</summary>
    /// <param name="text">At least one character; space and line end are characters like any other.</param>
    /// <param name="unknown">A symbol to stand, as the last, for characters that are not there, for example <c>�</c>; default none.</param>
    /// <param name="minimumCount">Characters that occur less often are left out, for <paramref name="unknown"/> to stand for them; default 1: none is.</param>
    /// <exception cref="ArgumentException">The text is empty, or characters would be left out that nothing stands for.</exception>
    public static Vocabulary FromText(string text, string? unknown = null, int minimumCount = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumCount, 1);
        if (minimumCount > 1 && unknown is null)
            throw new ArgumentException($"Characters that occur less than {minimumCount} times are left out, and something must stand for them: give unknown, for example \"�\".", nameof(unknown));
        var symbols = text.EnumerateRunes().CountBy(character => character).Where(entry => entry.Value >= minimumCount).Select(entry => entry.Key)
            .Order().Select(character => character.ToString());
        return new(unknown is null ? symbols : symbols.Except([unknown]).Append(unknown), unknown);
    }

    /// <summary>Reads the symbols that <see cref="Save"/> has written.</summary>
    /// <param name="path">For example <c>letters.json</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It does not hold a vocabulary.</exception>
    public static Vocabulary Load(string path) => VocabularyJson.Read(DataFile.ReadText(Given(path)), path);

    /// <summary>Writes the symbols in order of their ids as JSON, all or nothing.</summary>
    /// <param name="path">For example <c>letters.json</c>; replaced if it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => WholeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(VocabularyJson.Write(this))));

    /// <summary>The symbol with an id.</summary>
    /// <param name="id">0 … V−1.</param>
    public string this[int id] => Symbols[id];

    /// <summary>The id of a symbol.</summary>
    /// <param name="symbol">A character or word of this vocabulary.</param>
    /// <exception cref="ArgumentException">The symbol is not in the vocabulary.</exception>
    public int Id(string symbol) => Encode([Given(symbol)])[0];

    /// <summary>The ids of a text, character by character.</summary>
    /// <param name="text">Characters of this vocabulary.</param>
    /// <returns>One id for each code point.</returns>
    /// <exception cref="ArgumentException">A character is not in the vocabulary, and no symbol stands for it; the message names it and its position.</exception>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        var encoded = new List<int>(text.Length);
        Span<char> buffer = stackalloc char[2];
        var position = 0;
        foreach (var character in text.EnumerateRunes())
        {
            var symbol = buffer[..character.EncodeToUtf16(buffer)];
            encoded.Add(lookup.TryGetValue(symbol, out var id) ? id : IdOfUnknown ?? throw NotHere(symbol.ToString(), position, text));
            position += character.Utf16SequenceLength;
        }

        return [.. encoded];
    }

    /// <summary>The ids of a sequence of words.</summary>
    /// <param name="words">Symbols of this vocabulary.</param>
    /// <exception cref="ArgumentException">A word is not in the vocabulary, and no symbol stands for it; the message names it and its position.</exception>
    public int[] Encode(IEnumerable<string> words) =>
        [.. Given(words).Select((word, position) => ids.TryGetValue(word, out var id) ? id : IdOfUnknown ?? throw NotHere(word, position))];

    /// <summary>The text of a sequence of ids.</summary>
    /// <param name="sequence">Ids 0 … V−1.</param>
    /// <param name="separator">What stands between two symbols: nothing for characters (default), a space for words.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside 0 … V−1.</exception>
    public string Decode(ReadOnlySpan<int> sequence, string separator = "")
    {
        ArgumentNullException.ThrowIfNull(separator);
        Ids.Check(sequence, Size);
        var text = new StringBuilder();
        foreach (var id in sequence)
            text.Append(text.Length == 0 ? "" : separator).Append(Symbols[id]);
        return text.ToString();
    }

    /// <summary>One-hot columns [V×N]: column n is 1 in row <c>sequence[n]</c> and 0 elsewhere.</summary>
    /// <param name="sequence">N ids 0 … V−1, N ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside 0 … V−1.</exception>
    /// <exception cref="ArgumentException">V·N numbers are more than an array holds.</exception>
    public Matrix<Real> OneHot(ReadOnlySpan<int> sequence)
    {
        Ids.Check(sequence, Size);
        if (sequence.IsEmpty)
            throw new ArgumentException("sequence is empty: one-hot columns need at least one id.", nameof(sequence));
        if ((long)Size * sequence.Length > Array.MaxLength)
            throw new ArgumentException($"{Size:N0} symbols in {sequence.Length:N0} columns are {(long)Size * sequence.Length:N0} numbers, more than one array holds: "
                + "cut the text with Partition, or give the ids themselves to an EmbeddingLayer (Sequence.OfSymbols).", nameof(sequence));
        var columns = Matrix<Real>.Build.Dense(Size, sequence.Length);
        for (var n = 0; n < sequence.Length; n++)
            columns[sequence[n], n] = 1;
        return columns;
    }

    /// <summary>Where a surrogate stands without its other half; −1: nowhere.</summary>
    internal static int HalfCharacter(string text)
    {
        for (int at = 0, length; at < text.Length; at += length)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out _, out length) != OperationStatus.Done)
                return at;
        }
        return -1;
    }

    private int? IdOfUnknown => Unknown is null ? null : ids[Unknown];

    private ArgumentException NotHere(string symbol, int position, string? text = null)
    {
        var name = text is null
            ? $"The word '{Shown.Cut(symbol)}'"
            : $"The character {(char.IsControl(symbol, 0) ? "" : $"'{symbol}' ")}(U+{Rune.GetRuneAt(symbol, 0).Value:X4})";
        return new ArgumentException(
            $"{name} at position {position} is not among the {Size} symbols of this vocabulary: "
            + "make the vocabulary from all the text, leave the symbol out, or name a symbol that stands for all unknown ones (unknown).");
    }
}
