using SequenceModels.Exercises.Judging;

namespace SequenceModels.Exercises.Tests;

public class GeneralMistakeTests
{
    [Theory]
    [InlineData("00.4", 0.16)]
    [InlineData("00.4", 0.162)]
    [InlineData("01.4", 0.0963)]
    public void A_number_with_too_few_digits_is_rounded_and_not_wrong(string exercise, double number) => Expect("rounded", exercise, number);

    [Fact]
    public void One_digit_says_too_little() => Expect("not right", "00.4", 0.2);

    [Fact]
    public void A_function_that_rounds_is_told_so() => Expect("rounded", "00.2", (double x, double h) => Math.Round(Math.Tanh(0.5 * x + 0.8 * h), 3));

    [Fact]
    public void A_function_that_cuts_to_whole_numbers_is_told_so() =>
        Assert.Contains("an int divided by an int", Expect("rounded", "02.2", (double[] x) => (int)x.SkipLast(1).Zip(x.Skip(1), (last, next) => last * next).Sum() / (int)x.SkipLast(1).Sum(last => last * last)).Message);

    [Theory]
    [InlineData("00.4", 0.46, "state kept as it was")]
    [InlineData("07.1", 3.1, "e to the bits")]
    public void A_known_mistake_is_known_when_it_is_rounded(string exercise, double number, string name) => Expect(name, exercise, number);

    [Fact]
    public void A_percentage_is_told_from_a_share() => Expect("percent for share", "03.4", 31.43);

    [Fact]
    public void A_function_that_never_looks_at_its_arguments_is_told_so() => Expect("arguments ignored", "02.2", (double[] _) => 0.6);

    [Fact]
    public void The_order_is_seen_even_if_one_try_has_a_single_number() =>
        Expect("order reversed", "00.3", (double[] moves) => ((double[])Catalogue.Find("00.3").Answer.DynamicInvoke(moves)!).Reverse());

    [Theory]
    [InlineData("Of the 3 numbers one is wrong: the third.", -0.46, -0.35, 0.9)]
    [InlineData("Of the 3 numbers 2 are wrong: the first, the third.", 0.9, -0.35, 0.9)]
    [InlineData("none of the 3 numbers is right", 0.9, 0.9, 0.9)]
    public void A_list_is_told_which_of_its_numbers_are_wrong(string told, double first, double second, double third) =>
        Assert.Contains(told, Expect("not right", "00.1", new[] { first, second, third }).Message);

    [Fact]
    public void Of_yes_and_no_it_is_told_how_many_are_right_and_not_which() =>
        Assert.Equal("Not right yet: 3 of 5 are right.", Expect("not right", "11.1", new[] { false, true, true, false, false }).Message);

    [Fact]
    public void A_function_is_told_what_it_was_called_with_and_what_it_gave() => Assert.EndsWith(
        "right in 1 of 5 tries: called with constant = 1, weights = [0.5], it gives 2.25 and should give something else.",
        Expect("not right", "02.5", (double constant, double[] weights) => constant == 2 ? constant / (1 - weights.Sum()) : 2.25).Message);

    private static Verdict Expect(string name, string exercise, object answer)
    {
        var verdict = Check.That(exercise, answer);
        Assert.Equal(name, verdict.Name);
        return verdict;
    }
}
