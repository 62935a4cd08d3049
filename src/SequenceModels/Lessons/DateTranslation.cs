using SequenceModels.Data;
using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace SequenceModels.Lessons;

/// <summary>Dates as people write them, translated to ISO 8601: the data, the model and the training of lessons 14, 14b and 15.</summary>
/// <remarks>One month in ten is held out: it is never met in training, in any format. Introduced in lesson 14-sequence-to-sequence.</remarks>
public static class DateTranslation
{
    /// <summary>Symbols of the longest answer, the end symbol included.</summary>
    public const int Longest = HumanDate.LongestIso + 1;

    private const int BatchSize = 32, Chunk = 8;        // batches sorted by length together

    private static readonly HashSet<string> heldOutMonths = HeldOutMonths();

    /// <summary>What the decoder reads and says: the characters of an ISO date, ^ to start and $ to end.</summary>
    public static Vocabulary Iso { get; } = Vocabulary.FromText("^-0123456789$");

    /// <summary>The start symbol's number in <see cref="Iso"/>.</summary>
    public static int Start { get; } = Iso.Id("^");

    /// <summary>The end symbol's number in <see cref="Iso"/>.</summary>
    public static int End { get; } = Iso.Id("$");

    /// <summary>Draws dates of the months to learn from, or of those that are held out.</summary>
    /// <param name="count">How many, ≥ 0.</param>
    /// <param name="random">The source of randomness.</param>
    /// <param name="heldOut">Whether the months are those that training never meets; default no.</param>
    public static IEnumerable<HumanDate> Draw(int count, Random random, bool heldOut = false)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Enumerable.Repeat(0, int.MaxValue).Select(_ => HumanDate.Draw(random))
            .Where(date => heldOutMonths.Contains(date.Iso[..7]) == heldOut).Take(count);
    }

    /// <summary>Held-out dates, equally many of each format, the formats in turn.</summary>
    /// <param name="formats">Some of <see cref="HumanDate.Formats"/>.</param>
    /// <param name="each">How many of each, ≥ 1.</param>
    /// <param name="random">The source of randomness.</param>
    /// <exception cref="ArgumentException">A format is none that is drawn.</exception>
    public static HumanDate[] TestSet(IReadOnlyList<string> formats, int each, Random random)
    {
        ArgumentNullException.ThrowIfNull(formats);
        ArgumentOutOfRangeException.ThrowIfLessThan(each, 1);
        ArgumentNullException.ThrowIfNull(random);
        if (formats.Except(HumanDate.Formats).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"'{unknown}' is no format of a date: give some of {string.Join(" | ", HumanDate.Formats)}.", nameof(formats));
        var drawn = formats.ToDictionary(format => format, _ => new List<HumanDate>());
        foreach (var date in Draw(int.MaxValue, random, heldOut: true))
        {
            if (drawn.TryGetValue(date.Format, out var some) && some.Count < each)
                some.Add(date);
            if (drawn.Values.All(dates => dates.Count == each))
                break;
        }
        return [.. from n in Enumerable.Range(0, each) from format in formats select drawn[format][n]];
    }

    /// <summary>One padded batch: the characters to read and, between start and end symbol, the ISO date to write.</summary>
    /// <param name="dates">B ≥ 1 dates.</param>
    /// <param name="backwards">Whether they are read from the last character to the first; default no.</param>
    public static PairBatch Pairs(IReadOnlyList<HumanDate> dates, bool backwards = false)
    {
        ArgumentNullException.ThrowIfNull(dates);
        int[] Read(string text) => SequenceTasks.DateVocabulary.Encode(backwards ? new string([.. text.Reverse()]) : text);
        return PairBatch.Of([.. dates.Select(date => Read(date.Human))], [.. dates.Select(date => Iso.Encode(date.Iso))], Start, end: End);
    }

    /// <summary>Batches of 32 dates of similar length (bucketing), the batches in random order.</summary>
    /// <param name="dates">Sorted by length 256 at a time.</param>
    public static IEnumerable<PairBatch> Batches(IEnumerable<HumanDate> dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        var order = new Random(6);
        return dates.Chunk(Chunk * BatchSize).SelectMany(some =>
        {
            var batches = some.OrderBy(date => date.Human.Length).Chunk(BatchSize).ToArray();
            order.Shuffle(batches);
            return batches.Select(batch => Pairs(batch));
        });
    }

    /// <summary>Encoder and decoder: an embedding and an LSTM each; with a score the decoder looks back at the encoder's states.</summary>
    /// <param name="units">H ≥ 1, of either LSTM.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="score">How attention compares; default: no attention.</param>
    public static EncoderDecoder Model(int units, Random random, AttentionScore? score = null)
    {
        ArgumentNullException.ThrowIfNull(random);
        ISequenceLayer[] Half(int symbols, int size) =>
            [new EmbeddingLayer(symbols, size, random), new RecurrentLayer(new LstmCell(size, units, random, forgetBias: 1))];
        var encoder = new StackedLayer(Half(SequenceTasks.DateVocabulary.Size, 16));
        var decoder = Half(Iso.Size, 8);
        if (score is { } how)
            decoder = [.. decoder, new CrossAttentionLayer(units, units, units, random, how)];
        return new(encoder, new SequenceModel(new StackedLayer(decoder), new Dense(units, Iso.Size, random)));
    }

    /// <summary>Teacher forcing with Adam, gradients clipped to norm 1, and a learning rate that falls to 0 along a cosine.</summary>
    /// <param name="model">The model that learns.</param>
    /// <param name="rate">η at the first update, above 0.</param>
    /// <param name="updates">Updates until η is 0, ≥ 1.</param>
    public static TeacherForcing Teacher(EncoderDecoder model, double rate, int updates) =>
        new(Given(model), new SoftmaxCrossEntropy(ignore: -1), new Adam(model.Parameters, rate)) { ClipNorm = 1, StepSchedule = LearningRateSchedule.Cosine(updates) };

    /// <summary>The likeliest answer that a search finds for each example, without its end symbol.</summary>
    /// <param name="model">Reads and writes.</param>
    /// <param name="questions">B examples.</param>
    /// <param name="width">Beginnings kept at every step, ≥ 1; default 1: greedy.</param>
    /// <param name="alpha">α ≥ 0 of the length normalisation; default 0: none.</param>
    public static string[] Answers(EncoderDecoder model, PairBatch questions, int width = 1, double alpha = 0) =>
        [.. Written(model, questions, width, alpha).Select(Text)];

    /// <summary>The same in numbers of <see cref="Iso"/>: B rows of <see cref="Longest"/>, filled up with end symbols.</summary>
    /// <param name="model">Reads and writes.</param>
    /// <param name="questions">B examples.</param>
    /// <param name="width">Beginnings kept at every step, ≥ 1; default 1: greedy.</param>
    /// <param name="alpha">α ≥ 0 of the length normalisation; default 0: none.</param>
    public static int[][] Written(EncoderDecoder model, PairBatch questions, int width = 1, double alpha = 0)
    {
        AllGiven(model, questions);
        var found = new BeamSearch(model.Decoder, Start, Longest, width, End, alpha).Search(model.Encode(questions.X, questions.Lengths));
        return [.. found.Select(answers => (int[])[.. answers[0].Symbols, .. Enumerable.Repeat(End, Longest - answers[0].Length)])];
    }

    /// <summary>Symbols of <see cref="Iso"/> as text, up to the first end symbol.</summary>
    /// <param name="symbols">What a decoder has written.</param>
    public static string Text(IReadOnlyList<int> symbols) => Iso.Decode([.. Given(symbols).TakeWhile(symbol => symbol != End)]);

    /// <summary>The share of whole answers that are right, in [0, 1].</summary>
    /// <param name="answers">One text for each date.</param>
    /// <param name="dates">The dates that were asked for, in the same order.</param>
    /// <exception cref="ArgumentException">There are not as many answers as dates.</exception>
    public static double ExactMatch(IReadOnlyList<string> answers, IReadOnlyList<HumanDate> dates)
    {
        AllGiven(answers, dates);
        if (answers.Count != dates.Count)
            throw new ArgumentException($"{answers.Count} answers were given for {dates.Count} dates: give one for each.", nameof(answers));
        return answers.Zip(dates).Average(pair => pair.First == pair.Second.Iso ? 1.0 : 0);
    }

    private static HashSet<string> HeldOutMonths()
    {
        var (months, chooser) = (new HashSet<string>(), new Random(14));
        while (months.Count < 120)
            months.Add(HumanDate.Draw(chooser).Iso[..7]);
        return months;
    }
}
