using SequenceModels.Cells;
using SequenceModels.Data;
using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>The dates of lessons 14 and 15: which are held out, how they become batches, and how a model learns and is examined. The lessons' cells do the same.</summary>
internal static class DateSchool
{
    public static readonly Vocabulary Human = SequenceTasks.DateVocabulary, Iso = Vocabulary.FromText("^-0123456789$");
    public static readonly int Start = Iso.Id("^"), End = Iso.Id("$");
    public const int Longest = HumanDate.LongestIso + 1;

    private static readonly HashSet<string> secret = Months();

    /// <summary>No month that is held out is met in training, in any format.</summary>
    public static IEnumerable<HumanDate> Dates(int count, Random random, bool heldOut = false) =>
        Enumerable.Repeat(0, int.MaxValue).Select(_ => HumanDate.Draw(random)).Where(date => secret.Contains(date.Iso[..7]) == heldOut).Take(count);

    /// <summary>Dates of some formats, equally many of each, in turn.</summary>
    public static HumanDate[] InTurn(IReadOnlyList<string> formats, int each, Random random, bool heldOut)
    {
        var byFormat = formats.ToDictionary(format => format, _ => new List<HumanDate>());
        foreach (var date in Dates(int.MaxValue, random, heldOut))
        {
            if (byFormat.TryGetValue(date.Format, out var some) && some.Count < each)
                some.Add(date);
            if (byFormat.Values.All(all => all.Count == each))
                break;
        }
        return [.. from n in Enumerable.Range(0, each) from format in formats select byFormat[format][n]];
    }

    public static PairBatch Pairs(IReadOnlyList<HumanDate> dates) =>
        PairBatch.Of([.. dates.Select(date => Human.Encode(date.Human))], [.. dates.Select(date => Iso.Encode(date.Iso))], Start, end: End);

    /// <summary>Batches of 32 of like length, in any order.</summary>
    public static IEnumerable<PairBatch> Lessons(IEnumerable<HumanDate> dates)
    {
        var order = new Random(6);
        foreach (var lot in dates.Chunk(8 * 32))
        {
            var batches = lot.OrderBy(date => date.Human.Length).Chunk(32).ToArray();
            order.Shuffle(batches);
            foreach (var dates32 in batches)
                yield return Pairs(dates32);
        }
    }

    /// <summary>Two LSTMs, each with an embedding; with a score the decoder looks back.</summary>
    public static EncoderDecoder Model(int units, Random random, AttentionScore? score = null)
    {
        ISequenceLayer[] Half(int symbols, int size) =>
            [new EmbeddingLayer(symbols, size, random), new RecurrentLayer(new LstmCell(size, units, random, forgetBias: 1))];
        var encoder = new StackedLayer(Half(Human.Size, 16));
        var decoder = Half(Iso.Size, 8);
        if (score is { } how)
            decoder = [.. decoder, new CrossAttentionLayer(units, units, units, random, how)];
        return new(encoder, new SequenceModel(new StackedLayer(decoder), new Dense(units, Iso.Size, random)));
    }

    public static TeacherForcing Teacher(EncoderDecoder model, double rate, int steps) =>
        new(model, new SoftmaxCrossEntropy(ignore: -1), new Adam(model.Parameters, rate)) { ClipNorm = 1, StepSchedule = LearningRateSchedule.Cosine(steps) };

    public static string[] Said(EncoderDecoder model, IReadOnlyList<HumanDate> dates, int width = 1, double alpha = 0)
    {
        var batch = Pairs(dates);
        var found = new BeamSearch(model.Decoder, Start, Longest, width, End, alpha).Search(model.Encode(batch.X, batch.Lengths));
        return [.. found.Select(answers => Iso.Decode([.. answers[0].Symbols.TakeWhile(symbol => symbol != End)]))];
    }

    public static double Exact(EncoderDecoder model, IReadOnlyList<HumanDate> dates, int width = 1, double alpha = 0) =>
        Said(model, dates, width, alpha).Zip(dates).Average(pair => pair.First == pair.Second.Iso ? 1.0 : 0);

    private static HashSet<string> Months()
    {
        var (months, chooser) = (new HashSet<string>(), new Random(14));
        while (months.Count < 120)
            months.Add(HumanDate.Draw(chooser).Iso[..7]);
        return months;
    }
}
