using System.Globalization;
using SequenceModels.Data.Tasks;
using SequenceModels.Losses;

namespace SequenceModels.Tests.Data.Tasks;

public sealed class DatesTests
{
    [Fact]
    public void The_answer_is_the_date_that_was_read()
    {
        var batch = SequenceTasks.Dates(300, 40, new Random(1));
        var vocabulary = SequenceTasks.DateVocabulary;
        for (int b = 0; b < 300; b++)
        {
            string human = vocabulary.Decode([.. Enumerable.Range(0, 40).Select(t => batch.X[t].Column(b).MaximumIndex())]);
            int[] target = [.. Enumerable.Range(0, 40).Select(t => batch.Target[t * 300 + b])];
            Assert.All(target[..30], none => Assert.Equal(SequenceTasks.NoTarget, none));
            var day = DateOnly.ParseExact(human.TrimEnd(), [.. HumanDate.Formats], CultureInfo.InvariantCulture);
            Assert.Equal(day.ToString("O", CultureInfo.InvariantCulture), vocabulary.Decode(target.AsSpan(30)));
        }
    }

    [Fact]
    public void Every_day_in_every_format_fits_and_has_its_symbols()
    {
        string[] all = [.. HumanDate.AllDays.Take(2 * 366).SelectMany(day => HumanDate.Formats.Select(format => day.ToString(format, CultureInfo.InvariantCulture)))];
        Assert.Equal(HumanDate.Longest, all.Max(human => human.Length));
        Assert.Equal(SequenceTasks.DateVocabulary.Symbols, SequenceTasks.DateVocabulary.Decode(SequenceTasks.DateVocabulary.Encode(string.Concat(all)))
            .Append(' ').Distinct().Order().Select(character => character.ToString()));
    }

    [Fact]
    public void Knowing_only_how_dates_look_costs_the_baseline()
    {
        var target = SequenceTasks.Dates(20_000, 38, new Random(2)).Target;
        double entropy = Enumerable.Range(28, 10).Average(t =>
            target.Skip(t * 20_000).Take(20_000).CountBy(id => id).Select(entry => entry.Value / 20_000.0).Sum(p => -p * Math.Log(p)));
        Assert.Equal(entropy, SequenceTasks.DatesBaseline, 0.01);
    }

    [Fact]
    public void The_steps_before_the_answer_do_not_count_in_the_loss()
    {
        var batch = SequenceTasks.Dates(2, 38, new Random(3));
        var loss = new SoftmaxCrossEntropy(ignore: SequenceTasks.NoTarget);
        var scores = batch.X.Columns * 0;
        Assert.Equal(Math.Log(SequenceTasks.DateVocabulary.Size), loss.Loss(scores, batch.Target), 1e-12);
        Assert.Equal(0, loss.Gradient(scores, batch.Target).SubMatrix(0, scores.RowCount, 0, 28 * 2).FrobeniusNorm());
    }
}
