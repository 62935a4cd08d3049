using System.Text.Json.Nodes;
using NotebookRunner.Checks;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Book;

namespace NotebookRunner.Tests.Checks;

public sealed class SlideRulesTests
{
    private static readonly JsonObject Title = Sample.Text("# 01 Lesson\n\nIt takes 30 minutes to read.").Marked("slide");

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void A_slide_has_few_words(int words, bool isProblem)
    {
        var problems = Problems(Sample.Text($"## Part\n\n**Bold** {string.Concat(Enumerable.Repeat("word ", words - 3))}end.").Marked("slide"));

        Assert.Equal(isProblem ? ["cell 1 · The slide that begins here has 61 words, more than 60: put less in bold, or write its words into the metadata slideshow.text."] : [], problems);
    }

    [Fact]
    public void A_deck_has_few_slides()
    {
        static JsonObject[] Slides(int count) => [.. Enumerable.Range(1, count).Select(number => Sample.Text($"## Part {number}\n\nIt is **so**.").Marked("slide"))];

        Assert.Empty(Problems(Slides(30)));
        Assert.Contains("The deck has 31 slides, more than 30", Assert.Single(Problems(Slides(31))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slide", false)]
    [InlineData("notes", true)]
    [InlineData("skip", true)]
    public void The_conclusions_are_on_a_slide(string mark, bool isProblem)
    {
        var problems = Problems((JsonObject)Title.DeepClone(), Sample.Text("## What we learnt\n\n- Much.").Marked(mark));

        Assert.Equal(isProblem ? ["cell 2 · \"What we learnt\" is on no slide: mark the cell with slide_type slide."] : [], problems);
    }

    [Fact]
    public void A_notebook_without_slides_is_held_to_nothing() => Assert.Empty(Problems(Sample.Text("# 01 Lesson\n\nIt takes 30 minutes to read."), Sample.Text("## What we learnt\n\n- Much.")));

    private static IReadOnlyList<string> Problems(params JsonObject[] cells) =>
        [.. SlideRules.Problems(NotebookDocument.Parse(Path.Combine(Path.GetTempPath(), "01-lesson.ipynb"), Sample.Notebook(cells))).Select(problem => problem.ToString())];
}
