using NotebookRunner.Grading;

namespace NotebookRunner.Tests.Grading;

public sealed class StudentNameTests
{
    [Theory]
    [InlineData("kim/08-lstm.ipynb", "kim")]
    [InlineData("kim.ipynb", "kim")]
    [InlineData("08-lstm_kim.ipynb", "kim")]
    [InlineData("kim_08-LSTM.ipynb", "kim")]
    [InlineData("group 2/kim/08-lstm.ipynb", "group 2/kim")]
    [InlineData("kim/08-lstm (1).ipynb", "kim")]
    [InlineData("08-lstm_kim (2).ipynb", "kim")]
    [InlineData("kim/08-lstm - Copy.ipynb", "kim")]
    [InlineData("kim/08-lstm copy 2.ipynb", "kim")]
    [InlineData("08-lstm (1).ipynb", "08-lstm (1)")]
    [InlineData("08-lstm_mycopy.ipynb", "mycopy")]
    [InlineData("08-lstm.ipynb", "08-lstm")]
    [InlineData("kim/my answers.ipynb", "kim/my answers")]
    [InlineData("J. v. d. Berg.ipynb", "J. v. d. Berg")]
    [InlineData("red\u001b[31m\nrow.ipynb", "red\ufffd[31m\ufffdrow")]
    public void A_student_is_what_the_path_says_beyond_the_lesson(string path, string who) =>
        Assert.Equal(who, StudentName.Of(path, ["00-start-here", "08-lstm"]));

    [Fact]
    public void A_name_whose_letters_a_Mac_took_apart_is_the_same_name() =>
        Assert.Equal(StudentName.Of("김민지.ipynb", []), StudentName.Of("김민지.ipynb".Normalize(System.Text.NormalizationForm.FormD), []));
}
