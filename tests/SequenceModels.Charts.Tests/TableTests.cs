
namespace SequenceModels.Charts.Tests;

public class TableTests
{
    private sealed record Result(string Model, int Parameters, double Loss);

    [Fact]
    public void Text_is_aligned_and_the_best_of_a_row_has_a_star()
    {
        var table = Table.Of("RMSE by horizon", ("k", [1, 64]), ("AR(4)", [0.224, 0.51]), ("naive", [0.2828, 0.5]), ("note", ["a", "b"]));
        Assert.Equal("""
            RMSE by horizon
             k  AR(4)   naive   note
            --  ------  ------  ----
             1  0.224*  0.283   a
            64  0.510   0.500*  b
            """.ReplaceLineEndings("\n"), table.WithDecimals(3).BoldLowestInRows("AR(4)", "naive").ToString());
    }

    [Fact]
    public void Records_tuples_and_dictionaries_become_columns()
    {
        Assert.Equal(["Model", "Parameters", "Loss"], new[] { new Result("RNN", 1_234_567, 0.5) }.Show("t").Columns.Select(c => c.Name));
        Assert.Contains("1234567", new[] { new Result("RNN", 1_234_567, 0.5) }.Show("t").ToString());
        Assert.Equal(["k", "p"], new[] { (1, 0.5) }.Show("t", "k", "p").Columns.Select(c => c.Name));
        Assert.Equal(["Key", "Value"], new Dictionary<string, double> { ["a"] = 1 }.Show("t").Columns.Select(c => c.Name));
    }

    [Fact]
    public void The_best_of_a_column_is_bold_in_html_and_ties_share_it()
    {
        var html = Table.Of("t", ("loss", [0.5, 0.25, 0.25]), ("accuracy", [0.5, 0.75, double.NaN])).BoldLowest("loss").BoldHighest("accuracy").ToHtml();
        Assert.Equal(2, html.Split("<strong>0.25</strong>").Length - 1);
        Assert.Contains("<strong>0.75</strong>", html);
        Assert.Contains(">–</td>", html);
    }

    [Fact]
    public void Long_tables_show_rows_from_first_to_last_and_say_so()
    {
        var text = Gallery.Figures["steps"].ToString();
        Assert.Contains("(10 of 50 rows, evenly spread)", text);
        Assert.Contains("\n50  ", text);
    }

    [Fact]
    public void Wide_tables_show_their_first_columns_and_say_so()
    {
        var table = Table.Of("t", [.. Enumerable.Range(0, 60).Select(i => (Column)($"c{i}", [i]))]);
        Assert.EndsWith("(the first 24 of 60 columns)", table.ToString());
        Assert.DoesNotContain("c24", table.ToHtml());
        Assert.Equal(60, table.Columns.Count);
    }

    [Fact]
    public void Columns_that_do_not_fit_are_named()
    {
        Assert.Contains("'b' has 1 rows but 'a' has 2", Assert.Throws<ArgumentException>(() => Table.Of("t", ("a", [1, 2]), ("b", [1]))).Message);
        Assert.Contains("no column 'c'", Assert.Throws<ArgumentException>(() => Table.Of("t", ("a", [1, 2])).BoldLowest("c")).Message);
        Assert.Contains("1 headers for 2 columns", Assert.Throws<ArgumentException>(() => new[] { (1, 2) }.Show("t", "k")).Message);
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-3.0, "-3")]
    [InlineData(0.25, "0.25")]
    [InlineData(1.0 / 3, "0.3333")]
    [InlineData(1234.567, "1234.6")]
    [InlineData(1.2e-7, "1.20e-7")]
    [InlineData(-0.00004, "-4.00e-5")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Numbers_show_about_four_digits(double value, string text) => Assert.Equal(text, NumberFormat.Short(value));

    [Fact]
    public void A_rounded_zero_has_no_sign() => Assert.Equal("0.00", NumberFormat.For([-0.001], 2).Text(-0.001));
}
