using SequenceModels.Layers;

namespace SequenceModels.Data.Tasks;

/// <summary>The tasks on which memories are compared, in one place. Each is a plain function (examples, length, random) → batch, with its line to beat.</summary>
public static partial class SequenceTasks
{
    /// <summary>Add two marked numbers: <see cref="Adding"/>.</summary>
    public static SequenceTask<Matrix<Real>> AddingTask =>
        new("adding", Inputs: 2, Outputs: 1, ReadOut.LastStep, Shortest: 2, Adding, _ => AddingBaseline);

    /// <summary>Say again what was shown long ago: <see cref="CopyMemory"/>.</summary>
    public static SequenceTask<int[]> CopyMemoryTask =>
        new("copy memory", Inputs: CopySymbols + 2, Outputs: CopySymbols + 1, ReadOut.EveryStep, Shortest: 1, CopyMemory, CopyMemoryBaseline);

    /// <summary>Which of two signs came first: <see cref="TemporalOrder"/>.</summary>
    public static SequenceTask<int[]> TemporalOrderTask =>
        new("temporal order", Inputs: 8, Outputs: 4, ReadOut.LastStep, Shortest: 10, TemporalOrder, _ => TemporalOrderBaseline);

    /// <summary>Answers that need the step to come: <see cref="NeedsFuture"/>.</summary>
    public static SequenceTask<int[]> NeedsFutureTask =>
        new("needs the future", Inputs: 1, Outputs: 2, ReadOut.EveryStep, Shortest: 1, NeedsFuture, NeedsFutureBaseline);

    /// <summary>Measure a pause to the step: <see cref="Timing"/>.</summary>
    public static SequenceTask<int[]> TimingTask =>
        new("timing", Inputs: 1, Outputs: 2, ReadOut.LastStep, Shortest: 4, Timing, _ => TimingBaseline);

    /// <summary>Inside quotation marks or not: <see cref="QuotedText"/>.</summary>
    public static SequenceTask<int[]> QuotedTextTask =>
        new("quoted text", QuotedVocabulary.Size, Outputs: 2, ReadOut.EveryStep, Shortest: 1, QuotedText, QuotedTextBaseline);

    /// <summary>Dates as people write them into ISO form: <see cref="Dates"/>.</summary>
    public static SequenceTask<int[]> DatesTask =>
        new("dates", DateVocabulary.Size, Outputs: DateVocabulary.Size, ReadOut.EveryStep, Shortest: HumanDate.Longest + HumanDate.LongestIso, Dates, _ => DatesBaseline);

    /// <summary>Those of them that are about classes.</summary>
    public static IReadOnlyList<SequenceTask<int[]>> OfClasses => [CopyMemoryTask, TemporalOrderTask, NeedsFutureTask, TimingTask, QuotedTextTask, DatesTask];

    /// <summary>The check of every task's arguments.</summary>
    private static void Check(int examples, int length, int shortest, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(examples, 1);
        if (length < shortest)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"This task needs a length of {shortest} or more.");
    }

    /// <summary>Symbols as columns: 1 in the row of the symbol, else 0.</summary>
    private static Sequence OneHot(int[] ids, int symbols, int examples)
    {
        var x = new Sequence(symbols, ids.Length / examples, examples);
        for (int n = 0; n < ids.Length; n++)
            x.Columns[ids[n], n] = 1;
        return x;
    }
}
