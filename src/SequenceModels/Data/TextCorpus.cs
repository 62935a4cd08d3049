using System.Text;
using System.Text.RegularExpressions;

namespace SequenceModels.Data;

/// <summary>A text as a sequence of ids.</summary>
/// <remarks>Derived in lesson 01-sequence-data.</remarks>
public sealed class TextCorpus
{
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(5);

    /// <summary>A corpus from a text.</summary>
    /// <param name="text">The text; line ends of every kind become \n.</param>
    /// <param name="vocabulary">Its symbols; default: the characters of the text, sorted by code point.</param>
    /// <exception cref="ArgumentException">The text is empty, has a character that the vocabulary lacks, or half of one.</exception>
    public TextCorpus(string text, Vocabulary? vocabulary = null)
    {
        Text = Given(text).ReplaceLineEndings("\n");
        if (Vocabulary.HalfCharacter(Text) is >= 0 and var half)
            throw new ArgumentException($"Position {half} of the text holds half a character (U+{(int)Text[half]:X4}, a surrogate without its other half): it was cut within a character, or decoded wrongly.", nameof(text));
        Vocabulary = vocabulary ?? Vocabulary.FromText(Text);
        Ids = Vocabulary.Encode(Text);
    }

    /// <summary>The text, lines ended by \n.</summary>
    public string Text { get; }

    /// <summary>The characters and their ids.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The text as ids [T], one for each character.</summary>
    public int[] Ids { get; }

    /// <summary>T, the number of characters.</summary>
    public int Length => Ids.Length;

    /// <summary>Reads a text file of at most 512 MiB, no character of it guessed.</summary>
    /// <param name="path">The file; from a notebook, <c>../data/…</c>.</param>
    /// <param name="encoding">How it was written, for example <c>TextEncoding.Named("cp949")</c>; default: what its byte order mark says, else UTF-8.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is empty, no text, or of another encoding; the message says what it is and at which byte.</exception>
    public static TextCorpus Load(string path, Encoding? encoding = null)
    {
        var text = DataFile.ReadText(Given(path), encoding);
        return text.Length > 0 ? new TextCorpus(text) : throw new InvalidDataException($"{path} is empty: give a text of at least one character.");
    }

    /// <summary>All C# files under a folder, one after the other in ordinal order of their paths; <c>bin</c> and <c>obj</c> are left out.</summary>
    /// <param name="folder">For example <c>../src</c>.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder, or no C# file in it.</exception>
    public static TextCorpus FromSources(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var files = Directory.Exists(folder) ? SourceFiles(folder) : [];
        return files.Length > 0
            ? new TextCorpus(string.Concat(files.Select(file => DataFile.ReadText(file))))
            : throw new DirectoryNotFoundException($"There are no .cs files under {folder} (looked in {Path.GetFullPath(folder)}).");
    }

    /// <summary>Which characters stand inside a pattern: <c>corpus.Inside("//[^\n]*")</c> marks comments.</summary>
    /// <remarks>Used in lesson 07b-measuring-the-model.</remarks>
    /// <param name="pattern">A regular expression. Where it has a group, only what its first group catches is inside.</param>
    /// <returns>[T], one mark for each character.</returns>
    /// <exception cref="ArgumentException">It is not a regular expression, or one whose search does not end.</exception>
    public bool[] Inside(string pattern)
    {
        var units = new bool[Text.Length];
        try
        {
            foreach (Match match in Regex.Matches(Text, pattern, RegexOptions.None, LongestSearch))
            {
                var part = match.Groups.Count > 1 ? match.Groups[1] : match;
                units.AsSpan(part.Index, part.Length).Fill(true);
            }
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new ArgumentException($"The pattern '{Shown.Cut(pattern)}' was looked for {LongestSearch.TotalSeconds} seconds in one place: it tries too many ways, as (a+)+ does. Write it without a repetition within a repetition.", nameof(pattern), error);
        }

        return [.. units.Where((_, at) => !char.IsLowSurrogate(Text[at]))];
    }

    /// <summary>The first part to learn from, the rest to be judged on; both keep this vocabulary.</summary>
    /// <param name="trainFraction">Share of the first part, above 0 and below 1; default 0.9.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part would be empty.</exception>
    public (TextCorpus Train, TextCorpus HeldOut) Split(double trainFraction = 0.9)
    {
        var cut = (int)(trainFraction * Length);
        if (cut < 1 || cut >= Length)
            throw new ArgumentOutOfRangeException(
                nameof(trainFraction), $"trainFraction {trainFraction} of {Length} characters leaves a part empty: give a share above 0 and below 1.");
        // By the text itself: what a symbol for the unknown stands for is not to be had from the ids.
        var first = Text.EnumerateRunes().Take(cut).Sum(character => character.Utf16SequenceLength);
        return (new(Text[..first], Vocabulary), new(Text[first..], Vocabulary));
    }

    private static string[] SourceFiles(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(file => Path.Combine(folder, file))];
}
