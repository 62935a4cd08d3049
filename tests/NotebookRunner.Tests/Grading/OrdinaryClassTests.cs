namespace NotebookRunner.Tests.Grading;

public sealed class OrdinaryClassTests(OrdinaryClass made) : IClassFixture<OrdinaryClass>
{
    [Fact]
    public async Task Each_copy_is_of_the_lesson_that_its_checks_or_its_name_say()
    {
        Assert.Equal(["ann 01.1 passed", "ann 01.2 mistake off & gone"], made.Rows("ann"));
        Assert.Equal(["bob 02.1 missing", "bob 02.2 missing"], made.Rows("bob"));
        Assert.Equal(["eve  unusable Which lesson it is can be told neither from its checks nor from its name."], made.Rows("eve"));
        Assert.Contains("Of no lesson", await File.ReadAllTextAsync(made.Repository.PathOf("artifacts/grades/grades.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unreadable_copy_costs_its_own_row_only_and_what_is_no_copy_is_named()
    {
        Assert.True(made.Grading.ExitCode == 0, made.Grading.Output);
        Assert.StartsWith("half  unusable The file has half of a character", Assert.Single(made.Rows("half")), StringComparison.Ordinal);
        Assert.Matches("^twice  unusable.*twice in the notebook", Assert.Single(made.Rows("twice")));
        foreach (string ignored in (string[])["bob.zip", "eve.ipynb.txt", "loop", "mine.ipynb"])
            Assert.Contains($"ignored: {ignored} is no notebook", made.Grading.Output, StringComparison.Ordinal);
        Assert.Equal(17, made.Repository.Rows().Length);
    }

    [Fact]
    public void A_copy_written_as_in_dotnet_interactive_is_graded_by_its_answers() => Assert.Equal(["interactive 01.1 passed", "interactive 01.2 missing"], made.Rows("interactive"));

    [Fact]
    public void After_a_crash_the_cells_before_it_are_repeated_and_those_behind_it_run() => Assert.Equal(["crashes 01.1 passed", "crashes 01.2 passed"], made.Rows("crashes"));

    [Fact]
    public void Two_files_of_one_student_are_two_rows_and_a_verdict_counts_whether_it_is_shown_or_not()
    {
        Assert.Equal(["twofold 01.1 passed", "twofold 01.2 missing"], made.Rows("twofold"));
        Assert.Equal(["twofold/01-first 01.1 passed", "twofold/01-first 01.2 trouble no verdict"], made.Rows("twofold/01-first"));
    }

    [Fact]
    public void An_answer_above_the_heading_counts_and_the_lesson_above_it_is_not_run() => Assert.Equal(["above 01.1 passed", "above 01.2 passed"], made.Rows("above"));
}
