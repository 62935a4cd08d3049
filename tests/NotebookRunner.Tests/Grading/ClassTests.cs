namespace NotebookRunner.Tests.Grading;

public sealed class ClassTests(MadeUpClass made) : IClassFixture<MadeUpClass>
{
    [Fact]
    public void Every_exercise_of_every_copy_has_the_row_that_it_deserves() => Assert.Equal(made.Expected, made.Rows);

    [Fact]
    public void Whatever_the_copies_did_the_table_was_made() => Assert.True(made.ExitCode == 0, made.Output);

    [Fact]
    public void The_course_is_as_it_was()
    {
        Assert.Equal(File.ReadAllText(Path.Combine(Book.SampleBook.Lessons, "setup.csx")), File.ReadAllText(made.Repository.PathOf("notebooks/setup.csx")));
        Assert.Equal(["00-start-here.ipynb", "01-other.ipynb", "setup.csx"], Directory.EnumerateFiles(made.Repository.PathOf("notebooks")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_shows_everybody_and_which_mistakes_are_common_and_needs_no_other_file()
    {
        foreach (string part in (string[])["김민지, &quot;K&quot;", "=cmd|&#39; /C calc&#39;!A0", "The file is empty.", "00.2 · activation forgotten", "✔ passed"])
            Assert.Contains(part, made.Page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)<script|https?://|<link|src=", made.Page);
        int most = made.Page.IndexOf("class=\"bars\"", StringComparison.Ordinal);
        Assert.InRange(made.Page.IndexOf("00.2 · does not compile", most, StringComparison.Ordinal), made.Page.IndexOf("00.2 · activation forgotten", most, StringComparison.Ordinal) + 1, made.Page.Length);
    }

    [Fact]
    public void The_terminal_shows_progress_the_table_and_where_the_files_are()
    {
        foreach (string part in (string[])["/21] ", "all-right: 5 of 5 right", "│ 00.1 │", "× 00.2 activation forgotten", "empty: The file is empty.", "grades.csv", "grades.html"])
            Assert.Contains(part, made.Output, StringComparison.Ordinal);
    }
}
