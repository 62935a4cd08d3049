using SequenceModels.Probability;

namespace SequenceModels.Tests.Probability;

public sealed class KneserNeyTests
{
    [Fact]
    public void A_small_text_gives_the_hand_computed_values()
    {
        // Pairs 00 twice, 01, 10 and 02 once: nothing three times, so the discounts are ½, 1 and 1½.
        var model = NGramModel.Fit([0, 0, 1, 0, 0, 2], order: 2, symbols: 4, Smoothing.KneserNey);

        // 0 comes after the start, 0 and 1; 1 and 2 only after 0: 5 ways, of which ½ + ½ + 1½ are freed for the uniform ¼.
        double zero = (3 - 1.5 + 2.5 / 4) / 5, one = (1 - 0.5 + 2.5 / 4) / 5, unseen = 2.5 / 4 / 5;

        // After 0 came four symbols, of which 1 + ½ + ½ are freed.
        Assert.Equal((2 - 1 + 2 * zero) / 4, model.Probability([0], 0), 1e-15);
        Assert.Equal((1 - 0.5 + 2 * one) / 4, model.Probability([0], 1), 1e-15);
        Assert.Equal(2 * unseen / 4, model.Probability([0], 3), 1e-15);
        Assert.Equal(one, model.Probability([3], 2), 1e-15); // nothing followed 3: the shorter context answers
    }

    [Fact]
    public void The_discounts_are_those_of_Chen_and_Goodman()
    {
        var (one, two, more) = new CountsOfCounts(100, 40, 20, 15).Discounts();
        double y = 100.0 / 180;
        Assert.Equal(1 - 2 * y * 40 / 100, one, 1e-15);
        Assert.Equal(2 - 3 * y * 20 / 40, two, 1e-15);
        Assert.Equal(3 - 4 * y * 15 / 20, more, 1e-15);
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(5, 0, 0, 0)]
    [InlineData(5, 4, 0, 1)]
    [InlineData(10, 1, 8, 1)]    // D_2 would be −18
    [InlineData(10, 8, 1, 9)]    // D_3+ would be −10.8
    public void Counts_of_counts_that_give_no_discount_have_a_stand_in(int n1, int n2, int n3, int n4) =>
        Assert.Equal((0.5, 1, 1.5), new CountsOfCounts(n1, n2, n3, n4).Discounts());

    [Fact]
    public void It_is_what_the_definition_says_word_for_word()
    {
        foreach (var (seed, symbols, length) in ((int, int, int)[])[(1, 2, 12), (2, 3, 60), (3, 5, 400), (4, 12, 400)])
        {
            var random = new Random(seed);
            int[] text = [.. Enumerable.Range(0, length).Select(_ => (int)(symbols * Math.Pow(random.NextDouble(), 2)))];
            var model = NGramModel.Fit(text, order: 4, symbols, Smoothing.KneserNey);
            for (var trial = 0; trial < 40; trial++)
            {
                int[] context = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(symbols))];
                var next = random.Next(symbols);
                Assert.Equal(Plain(text, context, next, symbols, top: true), model.Probability(context, next), 1e-12);
            }
        }
    }

    [Fact]
    public void In_every_context_the_probabilities_sum_to_1_and_none_is_0()
    {
        var random = new Random(5);
        int[] text = [.. Enumerable.Range(0, 3000).Select(_ => (int)(30 * Math.Pow(random.NextDouble(), 3)))];
        var model = NGramModel.Fit(text, order: 6, symbols: 31, Smoothing.KneserNey);
        for (var t = 0; t < 300; t++)
        {
            var context = t % 2 == 0 ? text[..(t + 1)] : [.. text[..t], 30]; // 30 never came
            double[] all = [.. Enumerable.Range(0, 31).Select(next => model.Probability(context, next))];
            Assert.Equal(1, all.Sum(), 1e-12);
            Assert.True(all.Min() > 0);
        }
    }

    [Fact]
    public void A_symbol_that_comes_often_but_always_after_the_same_one_is_not_expected_elsewhere()
    {
        // 2 is as frequent as 3, but comes only after 1; after 4, which was never followed by either, 3 is likelier.
        int[] text = [.. Enumerable.Range(0, 200).SelectMany(i => (int[])[1, 2, 0, i % 5 + 4, 3])];
        var model = NGramModel.Fit(text, order: 2, symbols: 10, Smoothing.KneserNey);
        Assert.Equal(model.Count([1], 2), text.Count(id => id == 3));
        Assert.True(model.Probability([9], 3) > 3 * model.Probability([9], 2));
    }

    // Chen and Goodman's formula from the pieces of the text themselves, without any tree.
    private static double Plain(int[] text, int[] context, int next, int symbols, bool top)
    {
        var length = context.Length;
        int[][] pieces = [.. Enumerable.Range(0, Math.Max(0, text.Length - length)).Select(t => text[t..(t + length + 1)])];
        var before = Enumerable.Range(0, pieces.Length).Select(t => t == 0 ? -1 : text[t - 1]);
        var counts = pieces.Zip(before).GroupBy(pair => string.Join(' ', pair.First))
            .ToDictionary(same => same.Key, same => top ? same.Count() : same.Select(pair => pair.Second).Distinct().Count());

        int Of(int r) => counts.Values.Count(count => count == r);
        var (d1, d2, d3) = new CountsOfCounts(Of(1), Of(2), Of(3), Of(4)).Discounts();
        double Discount(int count) => count switch { 0 => 0, 1 => d1, 2 => d2, _ => d3 };

        int[] after = [.. Enumerable.Range(0, symbols).Select(id => counts.GetValueOrDefault(string.Join(' ', [.. context, id])))];
        var shorter = length == 0 ? 1.0 / symbols : Plain(text, context[1..], next, symbols, top: false);
        return after.Sum() == 0 ? shorter : (after[next] - Discount(after[next]) + after.Sum(Discount) * shorter) / after.Sum();
    }
}
