using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

public class ExamplesTests
{
    [Fact]
    public void Rows_become_steps_in_the_order_of_a_sequence()
    {
        int[][] rows = [[1, 2, 3], [4, 5, 6]];
        Assert.Equal([1, 4, 2, 5, 3, 6], Examples.ByStep(rows));
        Assert.Equal(rows, Examples.ByRow(Examples.ByStep(rows), batch: 2));
    }

    [Fact]
    public void Rows_of_different_length_or_none_are_refused()
    {
        Assert.Contains("One row has 1 entries but the first has 2", Assert.Throws<ArgumentException>(() => Examples.ByStep([[1, 2], [3]])).Message, StringComparison.Ordinal);
        Assert.Contains("0 rows", Assert.Throws<ArgumentException>(() => Examples.ByStep([])).Message, StringComparison.Ordinal);
        Assert.Contains("5 entries", Assert.Throws<ArgumentException>(() => Examples.ByRow([1, 2, 3, 4, 5], 2)).Message, StringComparison.Ordinal);
    }
}
