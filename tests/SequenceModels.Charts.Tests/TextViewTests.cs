
namespace SequenceModels.Charts.Tests;

public class TextViewTests
{
    private static readonly TextView View = Chart.ColouredText("It swings", "a <b\n&", [1, -0.5, 0, 0.25, -1, double.NaN], "unit 3 of h_t");

    [Fact]
    public void Every_character_has_its_colour_and_its_number()
    {
        var html = View.ToHtml();
        Assert.Contains("<span style=\"background:rgba(213,94,0,0.45)\" title=\"a 1.00\">a</span>", html);
        Assert.Contains("<span style=\"background:rgba(0,114,178,0.23)\" title=\"␣ -0.50\"> </span>", html);
        Assert.Contains("title=\"&lt; 0.00\">&lt;</span>", html);
        Assert.Contains("title=\"↵ -1.00\">↵</span>\n", html);
        Assert.Contains("<span style=\"background:transparent\" title=\"&amp; –\">&amp;</span>", html);
        Assert.DoesNotContain("<script", html);
    }

    [Fact]
    public void In_plain_text_signs_stand_below_the_characters() => Assert.EndsWith("\n\na␣<b↵\n▲▽·△▼\n\n&\n·", View.ToString());

    [Fact]
    public void The_extremes_are_told_in_words() =>
        Assert.Equal("It swings. A text of 6 characters coloured by unit 3 of h_t. Lowest -1.00 at “↵”, character 5; highest 1.00 at “a”, character 1.", View.AltText);

    [Fact]
    public void Values_of_one_sign_have_no_colours_for_the_other() =>
        Assert.DoesNotContain("rgba(0,114,178", Chart.ColouredText("t", "ab", [0.5, 1], "gate").ToHtml());

    [Fact]
    public void Of_a_long_text_the_beginning_is_shown_and_the_view_says_so()
    {
        var view = Chart.ColouredText("t", new string('a', 10_000), Enumerable.Repeat(0.5, 10_000), "gate");
        Assert.Equal(4_000, view.ToHtml().Split("title=").Length - 1);
        Assert.Contains("The first 4,000 of 10,000 characters.", view.ToHtml());
        Assert.EndsWith("The first 4,000 of 10,000 characters.", view.ToString());
        Assert.Equal(10_000, view.Table.RowCount);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Assert.Contains("2 characters and there are 1 values", Assert.Throws<ArgumentException>(() => Chart.ColouredText("t", "ab", [1], "h")).Message);
        Assert.Contains("needs a title", Assert.Throws<ArgumentException>(() => Chart.ColouredText(" ", "a", [1], "h")).Message);
    }
}
