using NotebookRunner.Grading;

namespace NotebookRunner.Tests.Grading;

public sealed class GradeTableTests
{
    [Fact]
    public void A_row_is_as_a_spreadsheet_expects_it() => Assert.Equal(
        "\uFEFFwho,lesson,exercise,status,mistake,seconds,note\r\nkim,08,08.2,mistake,forgotten (1 − h²),1.5,\r\n",
        GradeTable.Csv([new("kim", "08", "08.2", GradeStatus.Mistake, "forgotten (1 − h²)", 1.52)]));

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("the \"K\"", "\"the \"\"K\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-x, y", "\"'-x, y\"")]
    [InlineData("a=b", "a=b")]
    public void No_name_breaks_the_table_or_becomes_a_formula(string who, string field) =>
        Assert.StartsWith($"{field},08,", GradeTable.Csv([new(who, "08", "08.1", GradeStatus.Passed, "")]).Split("\r\n", 2)[1], StringComparison.Ordinal);
}
