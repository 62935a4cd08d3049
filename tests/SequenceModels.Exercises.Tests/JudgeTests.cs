using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Exercises.Judging;

namespace SequenceModels.Exercises.Tests;

public class JudgeTests
{
    [Fact]
    public void A_loop_without_an_end_is_stopped_and_named() => Expect("00.2", (double x, double h) => { while (x < 99) h++; return h; }, "endless loop");

    [Fact]
    public void An_exception_is_told_and_not_thrown()
    {
        var verdict = Expect("00.2", (double x, double h) => x > -9 ? throw new InvalidOperationException("my own words") : h, "exception");
        Assert.Contains("InvalidOperationException: my own words", verdict.Message);
    }

    [Fact]
    public void A_sequence_without_an_end_is_stopped() => Expect("00.1", Forever(), "exception");

    [Fact]
    public void NaN_is_named() => Expect("00.2", (double x, double h) => double.NaN, "NaN");

    [Fact]
    public void Null_for_some_arguments_is_named() => Expect("00.2", (double x, double h) => x > 0 ? (double?)null : x, "null");

    [Fact]
    public void A_function_that_returns_null_is_not_filled_in_yet() =>
        Assert.Equal(VerdictStatus.NotYet, Check.That("00.2", (double x, double h) => (double?)null).Status);

    [Fact]
    public void A_value_where_a_function_is_asked_for_is_named() => Expect("00.2", 0.5, "wrong type");

    [Fact]
    public void A_function_where_a_value_is_asked_for_is_named() => Expect("00.1", () => 0.5, "wrong type");

    [Fact]
    public void A_text_where_numbers_are_asked_for_is_named() => Expect("00.1", "left", "wrong type");

    [Fact]
    public void A_function_with_other_parameters_is_told_which_ones_are_asked_for() =>
        Assert.Contains("(double x, double h)", Expect("00.2", (double[] all) => all[0], "wrong type").Message);

    [Fact]
    public void Another_shape_is_named_with_both_shapes() =>
        Assert.Contains("[2×2], not [3]", Expect("00.1", Matrix<double>.Build.Dense(2, 2), "wrong shape").Message);

    [Fact]
    public void What_cannot_be_numbers_is_named() => Expect("00.1", new object(), "wrong type");

    [Theory]
    [InlineData("order reversed", 0.2141, -0.3535, -0.4621)]
    [InlineData("off by one step", 0, -0.4621, -0.3535)]
    [InlineData("factor", -1.3863, -1.0605, 0.6423)]
    public void Mistakes_that_can_be_made_anywhere_are_named(string name, double first, double second, double third) =>
        Assert.Equal(name, Check.That("00.1", new[] { first, second, third }).Name);

    [Fact]
    public void A_sign_is_seen_anywhere() => Assert.Equal("sign", Check.That("00.2", (double x, double h) => -Math.Tanh(0.5 * x + 0.8 * h)).Name);

    [Fact]
    public void A_wrong_answer_that_nobody_foresaw_is_not_right_and_never_told()
    {
        var verdict = Check.That("00.2", (double x, double h) => x + h);
        Assert.Equal((VerdictStatus.Wrong, "not right"), (verdict.Status, verdict.Name));
        Assert.Contains("x = 1, h = 0", verdict.Message);
        Assert.DoesNotContain("0.46", verdict.ToString());
    }

    [Fact]
    public void The_page_tells_programs_and_people()
    {
        string html = Check.That("00.1", new[] { 1.0, 0, -1 }).ToHtml();
        Assert.Contains("data-exercise=\"00.1\" data-status=\"wrong\" data-name=\"not right\"", html);
        Assert.Equal(3, html.Split("<details").Length - 1);
    }

    [Fact]
    public void The_experiment_waits_for_a_guess()
    {
        Assert.Null(Check.After("00.1", null, () => throw new InvalidOperationException("too early")).Shown);
        var revealed = Check.After("00.1", new[] { 1.0 }, () => 42);
        Assert.Equal(42, revealed.Shown);
        Assert.StartsWith("42\ntanh is odd", revealed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hints_go_from_1_to_3()
    {
        Assert.Equal(3, new[] { Check.Hint("00.1", 1), Check.Hint("00.1", 2), Check.Hint("00.1", 3) }.Distinct().Count());
        Assert.Contains("1 to 3", Assert.Throws<ArgumentOutOfRangeException>(() => Check.Hint("00.1", 4)).Message);
    }

    [Fact]
    public void An_exercise_that_does_not_exist_is_answered_with_those_that_do()
    {
        Assert.Contains("00.1, 00.2", Assert.Throws<ArgumentException>(() => Check.That("00.99", 1)).Message);
        Assert.Contains("\"08.2\"", Assert.Throws<ArgumentException>(() => Check.That("8", 1)).Message);
    }

    private static Verdict Expect(string exercise, object answer, string trouble)
    {
        var verdict = Check.That(exercise, answer);
        Assert.Equal((VerdictStatus.Trouble, trouble), (verdict.Status, verdict.Name));
        return verdict;
    }

    private static IEnumerable<double> Forever()
    {
        while (true)
            yield return 1;
    }
}
