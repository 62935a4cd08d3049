using System.Globalization;
using SequenceModels.Data.Tasks;
using SequenceModels.Losses;

namespace SequenceModels.Tests.Data.Tasks;

public sealed class DatesTests
{
    [Fact]
    public void The_answer_is_the_date_that_was_read()
    {
        var batch = SequenceTasks.Dates(300, 45, new Random(1));
        var random = new Random(1);
        var vocabulary = SequenceTasks.DateVocabulary;
        for (int b = 0; b < 300; b++)
        {
            var date = HumanDate.Draw(random);
            string human = vocabulary.Decode([.. Enumerable.Range(0, 45).Select(t => batch.X[t].Column(b).MaximumIndex())]);
            int[] target = [.. Enumerable.Range(0, 45).Select(t => batch.Target[t * 300 + b])];
            Assert.All(target[..35], none => Assert.Equal(SequenceTasks.NoTarget, none));
            Assert.Equal((date.Human, date.Iso), (human.TrimEnd(), vocabulary.Decode(target.AsSpan(35)).TrimEnd()));
        }
    }

    [Theory]
    [InlineData("dddd, d MMMM yyyy", "Friday, 7 March 2008", "2008-03-07")]
    [InlineData("dd-MMM-yyyy", "07-Mar-2008", "2008-03-07")]
    [InlineData("MM/yyyy", "03/2008", "2008-03")]
    [InlineData("MMMM yyyy", "March 2008", "2008-03")]
    public void A_month_and_a_day_have_answers_of_different_length(string format, string human, string iso)
    {
        var date = new HumanDate(new(2008, 3, 7), format);
        Assert.Equal((human, iso), (date.Human, date.Iso));
    }

    [Fact]
    public void Whatever_is_drawn_says_what_it_means_and_every_format_and_end_of_a_month_comes()
    {
        var random = new Random(5);
        HumanDate[] drawn = [.. Enumerable.Range(0, 20_000).Select(_ => HumanDate.Draw(random))];
        foreach (var date in drawn)
            Assert.StartsWith(date.Iso, DateOnly.ParseExact(date.Human, date.Format, CultureInfo.InvariantCulture).ToString("O", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal([7, 10], drawn.Select(date => date.Iso.Length).Distinct().Order());
        Assert.Equal(HumanDate.Formats.Order(), drawn.Select(date => date.Format).Distinct().Order());
        Assert.Contains(drawn, date => date.Iso.EndsWith("-31", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_date_fits_and_has_its_symbols()
    {
        var random = new Random(6);
        HumanDate[] drawn = [.. Enumerable.Range(0, 50_000).Select(_ => HumanDate.Draw(random))];
        Assert.Equal(HumanDate.Longest, drawn.Max(date => date.Human.Length));
        Assert.Equal(HumanDate.LongestIso, drawn.Max(date => date.Iso.Length));
        Assert.Equal(SequenceTasks.DateVocabulary.Symbols, SequenceTasks.DateVocabulary.Decode(SequenceTasks.DateVocabulary.Encode(string.Concat(drawn.Select(date => date.Human + date.Iso))))
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
