using SequenceModels.Data;
using SequenceModels.Probability;

namespace Experiments;

/// <summary>Ten shuffles of the text of lesson 01: held-out bits of a Witten-Bell model against the length of its context, and of modified Kneser-Ney at the longest.</summary>
internal sealed class Lesson01Shuffles : IExperiment
{
    private const int LongestContext = 5;

    private static readonly int[] Seeds = [.. Enumerable.Range(1, 10)];

    private static readonly TextCorpus Text = TextCorpus.Load(Path.Combine(Catalogue.Folder, "..", "own-sources.txt"));

    public string Name => "01-shuffles";

    public IReadOnlyList<string> Columns => ["seed", .. Enumerable.Range(0, LongestContext + 1).Select(tau => $"{tau}"), "Kneser-Ney"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        Seeds.Select(seed => ($"seed {seed}", (Func<IReadOnlyList<object>>)(() => [seed, .. Bits(seed).Cast<object>()])));

    private static double[] Bits(int seed)
    {
        int[] ids = [.. Text.Ids];
        new Random(seed).Shuffle(ids);
        int cut = Text.Split(0.9).Train.Length;
        return [.. Learn(Smoothing.WittenBell).BitsByContext(ids.AsSpan(cut..)), Learn(Smoothing.KneserNey).BitsPerSymbol(ids.AsSpan(cut..))];

        NGramModel Learn(Smoothing smoothing) => NGramModel.Fit(ids.AsSpan(..cut), LongestContext + 1, Text.Vocabulary.Size, smoothing);
    }
}
