using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Notebooks;

public sealed class LessonNameTests
{
    [Theory]
    [InlineData("05-title.ipynb", "05", "05")]
    [InlineData("notebooks/05b-title.ipynb", "05b", "05")]
    [InlineData("05b_kim.ipynb", "05b", "05")]
    [InlineData("05b", "05b", "05")]
    [InlineData("A1-title.ipynb", "A1", "A1")]
    [InlineData("05bea.ipynb", "05", "05")]
    [InlineData("05kim", "05", "05")]
    public void A_name_begins_with_its_number_and_the_letter_of_a_later_half(string file, string label, string number)
    {
        var name = LessonName.Of(file);

        Assert.Equal((label, number), (name?.Label, name?.Number));
    }

    [Theory]
    [InlineData("figures.ipynb")]
    [InlineData("my-05b.ipynb")]
    public void A_notebook_of_another_name_has_no_place_in_the_series(string file) => Assert.Null(LessonName.Of(file));
}
