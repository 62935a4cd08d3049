using SequenceModels.Training;

namespace SequenceModels.Data.Tasks;

public static partial class SequenceTasks
{
    /// <summary>The target of the steps that are read before the answer begins: give it to <see cref="Losses.SoftmaxCrossEntropy"/> as the one to ignore.</summary>
    public const int NoTarget = -1;

    /// <summary>The symbols of <see cref="Dates"/>: all characters of the human and the ISO forms, and the space as padding.</summary>
    public static Vocabulary DateVocabulary { get; } =
        Vocabulary.FromText(" ,-./0123456789" + "ADFJMNOSTW" + "abcdeghilmnoprstuvy");

    private static readonly Lazy<double> datesBaseline = new(EntropyOfIsoDates);

    /// <summary>The loss of one who knows how ISO dates look but has not read the date: the mean entropy of the ten characters, spaces included, over all that may be drawn.</summary>
    public static double DatesBaseline => datesBaseline.Value;

    /// <summary>Dates as people write them, in many ways; then the same in ISO form: translation, many-to-many and delayed.</summary>
    /// <remarks>
    /// A small task in the manner of Sutskever, Vinyals and Le, "Sequence to sequence learning with neural networks" (2014). An encoder and a decoder of
    /// their own are fed from <see cref="HumanDate.Draw"/>. Lesson 14 uses it.
    /// </remarks>
    /// <param name="examples">B ≥ 1.</param>
    /// <param name="length">T ≥ 38 steps: the human form on the left, padded with spaces; the answer is wanted in the last 10 steps, a shorter one padded with spaces too.</param>
    /// <param name="random">The source of randomness.</param>
    /// <returns>x one-hot [V×B] a step, rows as in <see cref="DateVocabulary"/>. Targets at every step: <see cref="NoTarget"/>, then the symbols of the ISO form.</returns>
    public static Batch<int[]> Dates(int examples, int length, Random random)
    {
        Check(examples, length, HumanDate.Longest + HumanDate.LongestIso, random);
        var (ids, target) = (new int[length * examples], new int[length * examples]);
        target.AsSpan().Fill(NoTarget);
        for (int b = 0; b < examples; b++)
        {
            var date = HumanDate.Draw(random);
            foreach (var (t, id) in DateVocabulary.Encode(date.Human.PadRight(length)).Index())
                ids[t * examples + b] = id;
            foreach (var (t, id) in DateVocabulary.Encode(date.Iso.PadRight(HumanDate.LongestIso)).Index())
                target[(length - HumanDate.LongestIso + t) * examples + b] = id;
        }
        return new Batch<int[]>(OneHot(ids, DateVocabulary.Size, examples), target);
    }

    private static double EntropyOfIsoDates()
    {
        string[] answers = [.. HumanDate.All.Select(date => date.Iso.PadRight(HumanDate.LongestIso))];
        return Enumerable.Range(0, HumanDate.LongestIso).Average(place =>
            answers.CountBy(answer => answer[place]).Select(entry => (double)entry.Value / answers.Length).Sum(p => -p * Math.Log(p)));
    }
}
