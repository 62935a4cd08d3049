using SequenceModels.Lessons;

namespace SequenceModels.Tests.Lessons;

public sealed class RecordedTableTests
{
    private static readonly RecordedTable Table = new("command", new(2026, 1, 1), ["seed", "loss 10", "loss 20", "lossless"], [["1", "0.5", "0.25", "x"], ["2", "0.75", "0.5", "y"]]);

    [Fact]
    public void The_columns_that_begin_with_a_word_are_one_curve_a_row() => Assert.Equal([[0.5, 0.25], [0.75, 0.5]], Table.Curves("loss"));

    [Fact]
    public void A_word_that_begins_no_column_is_named_with_those_that_there_are() =>
        Assert.Contains("'right '. It has seed, loss 10", Assert.Throws<ArgumentException>(() => Table.Curves("right")).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_of_numbers_come_row_by_row()
    {
        var table = new RecordedTable("run", new DateOnly(2026, 1, 1), ["seed", "epoch 1", "epoch 2"], [["1", "0.5", "0.75"], ["2", "0.25", "0.5"]]);
        Assert.Equal([[0.5, 0.75], [0.25, 0.5]], table.NumbersByRow(["epoch 1", "epoch 2"]));
    }
}
