
namespace SequenceModels.Charts.Tests;

public class PaletteTests
{
    private const string White = "#ffffff";
    private const string NearBlack = "#15181c";

    [Fact]
    public void Every_mark_stands_out_on_light_and_on_dark_pages()
    {
        var marks = Enum.GetValues<Role>().SelectMany(role => new[] { Palette.Of(role, 0), Palette.Of(role, 1) }).Concat(Palette.InOrder);
        foreach (var colour in marks.Select(mark => mark.Colour))
        {
            Assert.True(Palette.Contrast(colour, White) >= 3, $"{colour} on white: {Palette.Contrast(colour, White):0.00}");
            Assert.True(Palette.Contrast(OnDark(colour), NearBlack) >= 3, $"{colour} on near-black: {Palette.Contrast(OnDark(colour), NearBlack):0.00}");
        }
    }

    [Theory]
    [InlineData(Palette.Ink)]
    [InlineData(Palette.Muted)]
    public void Text_can_be_read_on_light_and_on_dark_pages(string colour)
    {
        Assert.True(Palette.Contrast(colour, White) >= 4.5);
        Assert.True(Palette.Contrast(OnDark(colour), NearBlack) >= 4.5);
    }

    [Fact]
    public void Text_on_a_mark_can_be_read() =>
        Assert.All(Palette.InOrder, mark => Assert.True(Palette.Contrast(Palette.TextOn(mark.Colour), mark.Colour) >= 4.5, mark.Colour));

    [Fact]
    public void No_two_series_share_colour_dash_or_marker()
    {
        Assert.Distinct(Palette.InOrder.Select(mark => mark.Colour));
        Assert.Distinct(Palette.InOrder.Select(mark => mark.Dash));
        Assert.Distinct(Palette.InOrder.Select(mark => mark.Symbol));
    }

    private static string OnDark(string colour) => Palette.Dark.GetValueOrDefault(colour, colour);

    [Fact]
    public void A_series_without_a_role_never_takes_the_colour_of_one_that_has()
    {
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.None))
        {
            double[] values = [1, 2];
            var marks = Palette.For([("plain", values), ("named", values, role), ("plain too", values)]);
            Assert.Distinct(marks.Select(mark => mark.Colour));
        }
    }
}
