using NotebookRunner.Checks;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Checks;

/// <summary>What the notebooks of the series are held to, and a learner's own are not.</summary>
public sealed class LessonLimitsTests
{
    private static readonly string Long = string.Join('\n', Enumerable.Range(0, 21).Select(line => $"var a{line} = {line};"));
    private static readonly string Wide = $"var x = 1;\nvar text = \"{new string('a', 80)}\";";

    [Theory]
    [InlineData("05-lesson", true)]
    [InlineData("05b-half", true)]
    [InlineData("A1-appendix", true)]
    [InlineData("solutions/05-lesson", true)]
    [InlineData("figures", false)]
    [InlineData("my-05", false)]
    [InlineData("../05-elsewhere", false)]
    public void Cells_are_short_and_lines_fit_on_a_page(string name, bool isHeld)
    {
        var problems = Problems(name, Long, Wide);

        Assert.Equal(isHeld ? ["cell 1 · The cell has 21 lines", "cell 2 · line 2 · The line has 94 characters"] : [], problems.Select(problem => problem.Split(',', ';')[0]).Where(problem => !problem.Contains("split it", StringComparison.Ordinal)));
    }

    [Fact]
    public void Twenty_lines_with_empty_ones_between_and_85_characters_are_no_problem() =>
        Assert.Empty(Problems("05-lesson", string.Join("\n", Enumerable.Range(0, 20).Select(line => $"var a{line} = {line};" + (line % 3 == 0 ? "\n" : ""))), $"var text = \"{new string('a', 71)}\";"));

    // 120 words a minute.
    [Theory]
    [InlineData("05-lesson", 24, "a lesson like it takes 25 to 50")]
    [InlineData("05b-half", 51, "a lesson like it takes 25 to 50")]
    [InlineData("05-lesson", 25, null)]
    [InlineData("05-lesson", 50, null)]
    [InlineData("00-start", 16, null)]
    [InlineData("00-start", 14, "takes 15 to 50")]
    [InlineData("A1-appendix", 11, null)]
    [InlineData("A1-appendix", 9, "takes 10 to 50")]
    [InlineData("figures", 90, null)]
    public void Reading_takes_one_sitting(string name, int minutes, string? problem)
    {
        var problems = Problems(name, $"# 05 Lesson\n\nIt takes about {minutes} minutes to read.", $"## More\n\n{string.Concat(Enumerable.Repeat("word ", 120 * minutes - 10))}");

        if (problem is null)
            Assert.Empty(problems);
        else
            Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_that_says_no_time_may_be_as_short_as_it_is() => Assert.Empty(Problems("05-lesson", "# 05 Lesson: exercises\n\nKeep the lesson open."));

    [Theory]
    [InlineData("# Split it by lot.", "\"by lot\": write at random")]
    [InlineData("# By\nlot it was.", null)]
    [InlineData("# *By* lot", "\"By lot\": write at random")]
    [InlineData("# Title\n\ndrawn by\nlot", "\"by lot\"")]
    [InlineData("# A ballot, by lottery, `by lot`, $by lot$", null)]
    [InlineData("# Code\n\n```\nby lot\n```\n\n$$by lot$$", null)]
    [InlineData("# Its bends", "\"bends\": write activations")]
    [InlineData("# A bend in the road and a bender", null)]
    [InlineData("# A bend in the road and a bend", "\"bend\"")]
    public void Words_that_the_list_forbids_are_named_with_what_to_write(string text, string? problem)
    {
        const string List = "# Words\n\n| not | but | except in |\n|---|---|---|\n| by lot | at random | |\n| bend, bends | activations | a bend in |\n";
        var problems = Problems("05-lesson", List, [text]);

        if (problem is null)
            Assert.Empty(problems);
        else
            Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
        Assert.Empty(Problems("figures", List, [text]));
    }

    [Fact]
    public void The_list_of_this_repository_can_be_read()
    {
        var terms = ForbiddenTerm.Read(Path.Combine(Book.SampleBook.Lessons, ForbiddenTerms.File));

        Assert.InRange(terms.Count, 20, 200);
        Assert.Equal("at random", terms.Single(term => term.In("Drawn by lot.").Any()).Instead);
    }

    private static IReadOnlyList<string> Problems(string name, params string[] cells) => Problems(name, null, cells);

    private static IReadOnlyList<string> Problems(string name, string? list, string[] cells)
    {
        using var repository = new TestRepository();
        Directory.CreateDirectory(repository.PathOf("notebooks/solutions"));
        repository.Add(name, cells);
        if (list is not null)
            File.WriteAllText(repository.PathOf($"notebooks/{ForbiddenTerms.File}"), list);
        return [.. NotebookRules.Problems(NotebookDocument.Load(repository.Source(name))).Select(problem => problem.ToString())];
    }
}
