using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

public sealed class TimeSeriesTests
{
    [Fact]
    public void A_column_of_a_csv_file_becomes_a_series()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.csv", "day,\"water, cm\",x\r\nMon,1.5,9\r\n\"Tue\", -2e3 ,9\r\n\r\nWed,0,9\r\n");
        var series = TimeSeries.FromCsv(path, "water, cm", "day");
        Assert.Equal("water, cm", series.Name);
        Assert.Equal([1.5, -2000, 0], series.Values);
        Assert.Equal(["Mon", "Tue", "Wed"], series.Labels);
        Assert.Equal(["0", "1", "2"], TimeSeries.FromCsv(path, "x").Labels);
    }

    [Theory]
    [InlineData("day,x\nMon,1\nTue,\n", "line 3, column x: nothing is there")]
    [InlineData("day,x\nMon,1\nTue\n", "line 3, column x: nothing is there")]
    [InlineData("day,x\nMon,1\n ,2\n", "line 3, column day: nothing is there")]
    [InlineData("day,x\nMon,1\nTue,one\n", "line 3, column x: 'one' is not a finite number")]
    [InlineData("day,x\nMon,\"1,5\"\n", "line 2, column x: '1,5' is not a finite number")]
    [InlineData("day,x\nMon,1\n\nTue,NaN\n", "line 4, column x: 'NaN' is not a finite number")]
    [InlineData("day,x\nMon,1e999\n", "line 2, column x: '1e999' is not a finite number")]
    [InlineData("day,y\nMon,1\n", "no column 'x': its header line has [day, y]")]
    [InlineData("", "no column 'x': its header line has []")]
    [InlineData("day,x\n", "has no values in column x")]
    public void What_cannot_be_read_is_named_with_line_and_column(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.csv", text);
        var error = Assert.Throws<InvalidDataException>(() => TimeSeries.FromCsv(path, "x", "day"));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("a.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_says_where_it_was_looked_for()
    {
        var error = Assert.Throws<FileNotFoundException>(() => TimeSeries.FromCsv("nowhere/a.csv", "x"));
        Assert.Contains(Path.GetFullPath("nowhere/a.csv"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_split_keeps_the_order_of_time()
    {
        var (train, heldOut) = new TimeSeries("x", [1, 2, 3, 4], ["a", "b", "c", "d"]).Split(3);
        Assert.Equal([1, 2, 3], train.Values);
        Assert.Equal([4], heldOut.Values);
        Assert.Equal(["d"], heldOut.Labels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_split_that_leaves_a_part_empty_is_refused(int trainLength) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeSeries("x", [1, 2]).Split(trainLength));

    [Fact]
    public void Values_that_are_not_numbers_and_labels_that_do_not_match_are_refused()
    {
        Assert.Contains("position 1", Assert.Throws<ArgumentException>(() => new TimeSeries("x", [1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TimeSeries("x", [1, 2], ["a"]));
    }

    [Fact]
    public void Standard_units_come_from_the_training_part_alone()
    {
        var standard = Standardizer.Fit([2, 4, 6, 8]);
        Assert.Equal(5, standard.Mean);
        Assert.Equal(Math.Sqrt(5), standard.Deviation, 1e-15);
        Assert.Equal([0, (100 - 5) / Math.Sqrt(5)], standard.Apply([5, 100]));
        Assert.Equal(100, standard.Undo(standard.Apply([100]))[0], 1e-12);
        Assert.Throws<ArgumentException>(() => Standardizer.Fit([3, 3, 3]));
        Assert.Throws<ArgumentException>(() => Standardizer.Fit([]));
    }
}
