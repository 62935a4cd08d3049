using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Lessons;

namespace SequenceModels.Tests.Lessons;

public sealed class DateTranslationTests
{
    [Fact]
    public void A_held_out_month_is_never_drawn_for_training()
    {
        var training = DateTranslation.Draw(3000, new Random(1)).Select(date => date.Iso[..7]).ToHashSet();
        var heldOut = DateTranslation.Draw(3000, new Random(2), heldOut: true).Select(date => date.Iso[..7]).ToHashSet();
        Assert.Equal(120, heldOut.Count);
        Assert.Empty(training.Intersect(heldOut));
    }

    [Fact]
    public void A_test_set_has_equally_many_dates_of_each_format_and_refuses_an_unknown_one()
    {
        string[] formats = ["dd.MM.yyyy", "MMM yyyy"];
        var dates = DateTranslation.TestSet(formats, 7, new Random(1));
        Assert.Equal(Enumerable.Repeat(formats, 7).SelectMany(format => format), dates.Select(date => date.Format));
        Assert.Contains("'yy'", Assert.Throws<ArgumentException>(() => DateTranslation.TestSet(["yy"], 1, new Random(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_hold_every_date_once_and_dates_of_similar_length_together()
    {
        HumanDate[] dates = [.. DateTranslation.Draw(512, new Random(3))];
        var batches = DateTranslation.Batches(dates).ToList();
        Assert.Equal(16, batches.Count);
        Assert.Equal(dates.Select(date => date.Human.Length).Order(), batches.SelectMany(batch => batch.Lengths ?? Enumerable.Repeat(batch.X.Steps, 32)).Order());
        Assert.True(batches.Average(batch => batch.X.Steps) < 0.7 * HumanDate.Longest);
    }

    [Fact]
    public void Read_backwards_the_last_character_comes_first()
    {
        HumanDate date = new(new(2008, 3, 7), "yyyy/MM/dd");
        var (forwards, backwards) = (DateTranslation.Pairs([date]), DateTranslation.Pairs([date], backwards: true));
        Assert.Equal(forwards.X.Columns.Row(0).Reverse(), backwards.X.Columns.Row(0));
        Assert.Equal(forwards.Answer.Target, backwards.Answer.Target);
        Assert.Equal("2008-03-07", DateTranslation.Text(forwards.Answer.Target));
    }

    [Fact]
    public void A_decoder_that_reads_other_symbols_keeps_its_targets()
    {
        var pairs = DateTranslation.Pairs([new(new(2008, 3, 7), "yyyy/MM/dd"), new(new(1999, 12, 31), "yyyy/MM/dd")]);
        int[][] ends = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Repeat(DateTranslation.End, DateTranslation.Longest).ToArray())];
        var other = pairs.WithDecoderReading(ends, DateTranslation.Start);
        Assert.Equal([DateTranslation.Start, DateTranslation.Start, DateTranslation.End], other.Answer.X.Columns.Row(0).Take(3).Select(id => (int)id));
        Assert.Equal(pairs.Answer.Target, other.Answer.Target);
        Assert.Contains("2 rows of 11 symbols", Assert.Throws<ArgumentException>(() => pairs.WithDecoderReading(ends[..1], 0)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(AttentionScore.Additive)]
    public void A_model_learns_and_answers_for_every_date(AttentionScore? score)
    {
        HumanDate[] dates = [.. DateTranslation.Draw(64, new Random(1))];
        var model = DateTranslation.Model(8, new Random(1), score);
        double[] losses = [.. DateTranslation.Teacher(model, rate: 0.02, updates: 20).Fit(Enumerable.Repeat(DateTranslation.Batches(dates), 10).SelectMany(batch => batch))];
        Assert.True(losses[^1] < losses[0]);
        string[] answers = DateTranslation.Answers(model, DateTranslation.Pairs(dates), width: 2);
        Assert.Equal(64, answers.Length);
        Assert.InRange(DateTranslation.ExactMatch(answers, dates), 0, 1);
        Assert.Throws<ArgumentException>(() => DateTranslation.ExactMatch(answers[..3], dates));
    }
}
