using SequenceModels.Lessons;

namespace SequenceModels.Tests.Lessons;

public sealed class RecordedTableTests
{
    [Fact]
    public void Columns_of_numbers_come_row_by_row()
    {
        var table = new RecordedTable("run", new DateOnly(2026, 1, 1), ["seed", "epoch 1", "epoch 2"], [["1", "0.5", "0.75"], ["2", "0.25", "0.5"]]);
        Assert.Equal([[0.5, 0.75], [0.25, 0.5]], table.NumbersByRow(["epoch 1", "epoch 2"]));
    }
}
