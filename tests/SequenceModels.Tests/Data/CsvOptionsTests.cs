using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

public sealed class CsvOptionsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_decimal_comma_in_a_file_with_commas_is_refused_and_not_cut_off()
    {
        string message = Refused("day,value\nMo,1,5\nTu,2,5\n");
        Assert.Contains("line 2: 3 cells, but the header line has 2", message, StringComparison.Ordinal);
        Assert.Contains("decimal comma", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day;value\nMo;1,5\nTu;-2,5e1\n", null, true)]
    [InlineData("day\tvalue\nMo\t1.5\nTu\t-25\n", '\t', false)]
    [InlineData("day|value\nMo|1,5\nTu|-25\n", '|', true)]
    [InlineData("day,value\nMo,\"1,5\"\nTu,\"-25\"\n", ',', true)]
    [InlineData("\uFEFFday, value \n Mo , 1.5 \n\nTu,-25\n", null, false)]
    public void Files_are_read_as_their_options_say(string text, char? delimiter, bool comma)
    {
        var series = TimeSeries.FromCsv(folder.Write("a.csv", text), "value", "day", new CsvOptions { Delimiter = delimiter, DecimalComma = comma });
        Assert.Equal([1.5, -25], series.Values);
        Assert.Equal(["Mo", "Tu"], series.Labels);
    }

    [Theory]
    [InlineData("day;value\nMo;1\n", "Delimiter = ';'")]
    [InlineData("day\tvalue\nMo\t1\n", @"Delimiter = '\t'")]
    [InlineData("day,Value\nMo,1\n", "Did you mean 'Value'?")]
    [InlineData("value,value\n1,2\n", "2 columns 'value'")]
    [InlineData("day,value\nMo,\"1,5\"\n", "DecimalComma = true")]
    [InlineData("day,value\nMo,NA\n", "CsvOptions { Missing")]
    [InlineData("day,value\nMo,1\nTu,2,3\n", "line 3: 3 cells")]
    [InlineData("day,value\nMo,1\n\"Tu,2\n", "not a CSV file")]
    public void What_does_not_fit_says_what_it_looks_like(string text, string hint) => Assert.Contains(hint, Refused(text), StringComparison.Ordinal);

    [Theory]
    [InlineData(MissingValues.Drop, new[] { 1.0, 4, 7 })]
    [InlineData(MissingValues.Previous, new[] { 1.0, 1, 1, 4, 4, 7 })]
    [InlineData(MissingValues.Interpolate, new[] { 1.0, 2, 3, 4, 5.5, 7 })]
    public void Missing_values_become_what_was_asked_for(MissingValues how, double[] expected)
    {
        string path = folder.Write("a.csv", "day,value\na,1\nb,NA\nc,?\nd,4\ne,\nf,7\n");
        Assert.Equal(expected, TimeSeries.FromCsv(path, "value", options: new CsvOptions { Missing = how }).Values);
        Assert.Equal([1, 1], TimeSeries.FromCsv(folder.Write("b.csv", "value\n1\n-99\n"), "value", options: new CsvOptions { Missing = MissingValues.Previous, MissingMarks = ["-99"] }).Values);
    }

    [Fact]
    public void A_gap_without_a_neighbour_is_refused_with_its_line()
    {
        var options = new CsvOptions { Missing = MissingValues.Interpolate };
        Assert.Contains("line 2, column value: the value is missing, and there is none before", Refused("value\nNA\n1\n", options), StringComparison.Ordinal);
        Assert.Contains("line 3, column value: the value is missing, and there is none after", Refused("value\n1\nNA\n", options), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_columns_stay_side_by_side()
    {
        string path = folder.Write("a.csv", "t,a,b\n2020-01-01,1,10\n2020-01-02,NA,20\n2020-01-03,3,30\n");
        var series = TimeSeries.FromCsv(path, ["b", "a"], "t", new CsvOptions { Missing = MissingValues.Drop });
        Assert.Equal(["b", "a"], series.Select(one => one.Name));
        Assert.Equal([10, 30], series[0].Values);
        Assert.Equal([1, 3], series[1].Values);
        Assert.Equal(["2020-01-01", "2020-01-03"], series[1].Labels);
    }

    [Fact]
    public void Comment_lines_are_passed_over_and_lines_still_counted()
    {
        Assert.Equal([1, 2], TimeSeries.FromCsv(folder.Write("a.csv", "# of 2020\nvalue\n1\n# a pause\n2\n"), "value", options: new CsvOptions { Comment = '#' }).Values);
        Assert.Contains("line 4, column value", Refused("#\nvalue\n#\nx\n", new CsvOptions { Comment = '#' }), StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_and_labels_in_another_encoding_are_read_when_it_is_said_and_refused_when_not()
    {
        var korean = TextEncoding.Named("cp949");
        string path = Path.Combine(folder.FullName, "k.csv");
        File.WriteAllBytes(path, korean.GetBytes("날,값\n월,1\n화,2\n"));
        Assert.Contains("not UTF-8: byte 0", Assert.Throws<InvalidDataException>(() => TimeSeries.FromCsv(path, "값")).Message, StringComparison.Ordinal);
        Assert.Equal(["월", "화"], TimeSeries.FromCsv(path, "값", "날", new CsvOptions { Encoding = korean }).Labels);
    }

    [Fact]
    public void A_number_that_is_too_large_is_not_said_to_have_a_decimal_comma() =>
        Assert.DoesNotContain("comma", Refused("value\n1e999\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("value\nx\n")]
    [InlineData("x\n1\n")]
    [InlineData("x,value\n1,2,3\n")]
    [InlineData("value\n\"x")]
    public void No_message_grows_with_what_is_in_the_file(string text)
    {
        string message = Refused(text.Replace("x", new string('x', 2_000_000), StringComparison.Ordinal));
        Assert.InRange(message.Length, 1, 1500);
    }

    [Theory]
    [InlineData('5')]
    [InlineData('a')]
    [InlineData('.')]
    [InlineData('"')]
    [InlineData('，')]
    public void A_delimiter_that_numbers_may_have_is_refused(char delimiter) => Assert.Throws<ArgumentException>(() => new CsvOptions { Delimiter = delimiter });

    private string Refused(string text, CsvOptions? options = null) =>
        Assert.Throws<InvalidDataException>(() => TimeSeries.FromCsv(folder.Write("a.csv", text), "value", options: options)).Message;
}
