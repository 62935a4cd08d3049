using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

/// <summary>Labels that are times must be in order.</summary>
public sealed class CsvTimesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("2020-01-02", "2020-01-01", "line 3: the time 2020-01-01 is before that of line 2")]
    [InlineData("2020-01-02 10:00", "2020-01-02 10:00", "is the same as")]
    [InlineData("2020-03", "2020-02", "is before")]
    [InlineData("31/12/2020", "30/12/2020", "is before")]
    [InlineData("1600000060", "1600000000", "is before")]
    [InlineData("2020-01-02T00:00:00Z", "2020-01-01T23:59:59Z", "is before")]
    [InlineData("20240103", "20240102", "is before")]
    [InlineData("202403", "202402", "is before")]
    [InlineData("2020", "2019", "is before")]
    [InlineData("1/3/2024 10:00 PM", "1/3/2024 9:00 AM", "is before")]
    [InlineData("1/31/24", "1/30/24", "is before")]
    [InlineData("\"Mar 3, 2024\"", "\"Mar 2, 2024\"", "is before")]
    [InlineData("05-Jan-24", "04-Jan-24", "is before")]
    [InlineData("February 2024", "January 2024", "is before")]
    [InlineData("2020-Q2", "2020-Q1", "is before")]
    public void Time_stamps_out_of_order_or_doubled_are_refused(string first, string second, string because)
    {
        string text = $"t,value\n{first},1\n{second},2\n";
        Assert.Contains(because, Refused(text), StringComparison.Ordinal);
        Assert.Equal(2, TimeSeries.FromCsv(folder.Write("a.csv", text), "value", "t", new CsvOptions { RequireTimeOrder = false }).Length);
    }

    [Theory]
    [InlineData("30/12/2020", "31/12/2020")]
    [InlineData("12/30/2020", "12/31/2020")]
    [InlineData("2/1/2020", "1/2/2020")]        // 2 January, 1 February
    [InlineData("3", "1")]
    [InlineData("red", "red")]
    [InlineData("1949-12", "1950-01")]
    [InlineData("31/12/49", "01/01/50")]        // the century changes where two digits turn round
    [InlineData("Q4 2019", "Q1 2020")]
    [InlineData("9999", "1234")]
    [InlineData("99999999", "10000000")]
    public void Labels_that_are_in_order_or_no_times_are_taken(string first, string second) =>
        Assert.Equal([first, second], TimeSeries.FromCsv(folder.Write("a.csv", $"t,value\n{first},1\n{second},2\n"), "value", "t").Labels);

    [Theory]
    [InlineData("2020-01-01\n2020-01-03\n2020-01-02\n2020-13-45", "line 5: '2020-13-45' is no time written as the others are")]
    [InlineData("Jan 2020\nFeb 2020\ntotal", "line 4: 'total'")]
    [InlineData("2020-01-01\n2020-01-02\nJan 3 2020", "line 4: 'Jan 3 2020'")]
    public void One_label_that_is_no_time_among_many_that_are_is_refused(string labels, string because)
    {
        string text = "t,value\n" + string.Concat(labels.Split('\n').Select(label => $"{label},1\n"));
        Assert.Contains(because, Refused(text), StringComparison.Ordinal);
        Assert.Equal(labels.Split('\n'), TimeSeries.FromCsv(folder.Write("a.csv", text), "value", "t", new CsvOptions { RequireTimeOrder = false }).Labels);
    }

    [Fact]
    public void A_time_format_is_kept_to()
    {
        var options = new CsvOptions { TimeFormat = "d.M.yy" };
        Assert.Equal(2, TimeSeries.FromCsv(folder.Write("a.csv", "t,value\n1.2.20,1\n3.2.20,2\n"), "value", "t", options).Length);
        Assert.Contains("line 3: '2020' is not a time", Refused("t,value\n1.2.20,1\n2020,2\n", options), StringComparison.Ordinal);
    }

    private string Refused(string text, CsvOptions? options = null) =>
        Assert.Throws<InvalidDataException>(() => TimeSeries.FromCsv(folder.Write("a.csv", text), "value", "t", options)).Message;
}
