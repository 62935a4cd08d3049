using SequenceModels.Data;
using SequenceModels.Probability;

namespace Experiments;

/// <summary>Held-out bits against the length of the context for three kinds of smoothing, on the last 15,000, 60,000 and all characters of the training text of lesson 01. Nothing is drawn.</summary>
internal sealed class Lesson01Contexts : IExperiment
{
    private const int LongestContext = 20;

    private static readonly (string Name, Smoothing Of)[] Smoothings =
        [("Kneser-Ney", Smoothing.KneserNey), ("Witten-Bell", Smoothing.WittenBell), ("counts + 0.1", Smoothing.Additive(0.1))];

    private static readonly TextCorpus Text = TextCorpus.Load(Path.Combine(Catalogue.Folder, "..", "own-sources.txt"));

    private static readonly int[] Lengths = [15_000, 60_000, Text.Split(0.9).Train.Length];

    public string Name => "01-contexts";

    public IReadOnlyList<string> Columns => ["smoothing", "characters", .. Enumerable.Range(0, LongestContext + 1).Select(tau => $"{tau}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() => Smoothings.SelectMany(smoothing => Lengths.Select(length =>
        ($"{smoothing.Name}, {length}", (Func<IReadOnlyList<object>>)(() => [smoothing.Name, length, .. Bits(smoothing.Of, length).Cast<object>()]))));

    private static double[] Bits(Smoothing smoothing, int length)
    {
        var (train, heldOut) = Text.Split(0.9);
        return NGramModel.Fit(train.Ids.AsSpan(^length..), LongestContext + 1, Text.Vocabulary.Size, smoothing).BitsByContext(heldOut.Ids);
    }
}
