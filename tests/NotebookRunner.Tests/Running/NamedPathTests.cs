namespace NotebookRunner.Tests.Running;

/// <summary>A path that names no notebook costs itself only.</summary>
public sealed class NamedPathTests(NamedNotebooks named) : IClassFixture<NamedNotebooks>
{
    public static TheoryData<string> Problems => [
        "missing.ipynb does not exist", "There is no notebook (.ipynb) in none.", "There is no notebook (.ipynb) in above itself, but in below below it",
        "RnnNotebooks.sln is not a notebook", "03-page.ipynb is a web page (HTML)"];

    [Fact]
    public void The_others_are_run_once_each_and_reported()
    {
        Assert.Equal(2, named.Run.ExitCode);
        Assert.All((string[])["part/one", "01-one", "02-two"], name =>
        {
            Assert.Equal("passed", (string?)named.Repository.Record(Path.GetFileName(name))["status"]);
            Assert.True(File.Exists(named.Repository.Target(name)), name);
        });
        Assert.Equal(8, named.Repository.Report["notebooks"]!.AsArray().Count);
    }

    [Theory, MemberData(nameof(Problems))]
    public void Each_problem_is_named_by_run_and_by_check(string problem)
    {
        Assert.Contains(problem, named.Run.Output, StringComparison.Ordinal);
        Assert.Contains(problem, named.Check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_looks_at_the_others()
    {
        Assert.Equal(2, named.Check.ExitCode);
        Assert.DoesNotContain("02-two.ipynb ·", named.Check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Slides_are_made_of_the_others()
    {
        Assert.Equal(2, named.Slides.ExitCode);
        Assert.True(File.Exists(named.Repository.PathOf("artifacts/slides/01-one.slides.html")), named.Slides.Output);
        Assert.Contains("left out: 17 does not exist", named.Slides.Output, StringComparison.Ordinal);
        Assert.Contains("03-page.ipynb is a web page (HTML)", named.Slides.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_book_is_made_of_the_others_and_of_lessons_whose_solutions_cannot_be_read()
    {
        Assert.Equal(2, named.Book.ExitCode);
        Assert.Equal(["01-one.html", "02-two.html", "index.html"], Directory.GetFiles(named.Repository.PathOf("artifacts/book"), "*.html").Select(file => Path.GetFileName(file)!).Where(file => !file.Contains("slides", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains($"left out: {named.Repository.Source("03-page")} is a web page", named.Book.Output, StringComparison.Ordinal);
        Assert.Contains($"left out: {named.Repository.Source("solutions/01-one")} is a web page", named.Book.Output, StringComparison.Ordinal);
    }
}
