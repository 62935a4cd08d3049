using NotebookRunner.Book.Pages;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Book;

public sealed class LinkMapTests
{
    private readonly string root = Path.Combine(Path.GetTempPath(), "a repository");

    [Theory]
    [InlineData("02-next.ipynb", "02-next.html")]
    [InlineData("./02-next.ipynb#the-%CE%B1", "02-next.html#the-%CE%B1")]
    [InlineData("solutions/01-here.ipynb", "solutions-01-here.html")]
    [InlineData("#exercises", "#exercises")]
    [InlineData("https://example.org/a.ipynb", "https://example.org/a.ipynb")]
    [InlineData("mailto:someone@example.org", "mailto:someone@example.org")]
    [InlineData("../nowhere.md", null)]
    [InlineData("../../outside.md", null)]
    [InlineData("file:///outside.md", null)]
    public void A_link_leads_to_a_page_or_is_left_alone_or_is_no_link(string url, string? expected)
    {
        var here = Notebook("01-here");
        var links = new LinkMap(root, Path.Combine(root, "artifacts", "book"), [here, Notebook("02-next"), Notebook("solutions/01-here")]);
        Assert.Equal(expected, links.Link(here, url));
    }

    [Fact]
    public void A_solution_links_back_to_its_lesson()
    {
        var solution = Notebook("solutions/01-here");
        var links = new LinkMap(root, Path.Combine(root, "artifacts", "book"), [Notebook("01-here"), solution]);
        Assert.Equal("01-here.html", links.Link(solution, "../01-here.ipynb"));
    }

    [Fact]
    public void The_copy_a_run_wrote_links_as_its_notebook_does()
    {
        var copy = Page("artifacts", "notebooks", "solutions", "01-here.ipynb");
        var links = new LinkMap(root, Path.Combine(root, "artifacts", "book"), [Notebook("01-here"), copy]);

        Assert.Equal("solutions-01-here.html", copy.FileName);
        Assert.Equal("01-here.html", links.Link(copy, "../01-here.ipynb"));
        Assert.Equal("solutions-01-here.html", links.Link(Notebook("01-here"), "solutions/01-here.ipynb"));
    }

    [Fact]
    public async Task A_repository_file_is_reached_by_a_relative_path_and_an_image_is_copied()
    {
        using var book = new SampleBook().With("01-lesson", Sample.Notebook(
            Sample.Text("[data](../data/a%20b.csv), ![a *cell*](images/cell.png), ![gone](gone.png), [lost](lost.md)\n\n<img src='images/other.png' alt=\"b\"> <a href=\"02-next.ipynb#there\">next</a> <img src=\"gone.png\">\n\n<div>\n<a class=\"x\" href=\"https://example.org/?a=1&amp;b=2\">out</a></div>")));
        book.With("02-next", Sample.Notebook(Sample.Text("# Next")));
        book.WithFile("notebooks/images/other.png", "another");
        book.WithFile("data/a b.csv", "1");
        book.WithFile("notebooks/images/cell.png", "picture");

        string page = await book.PageAsync("01-lesson.html");

        Assert.Contains("<a href=\"../../data/a%20b.csv\">data</a>", page, StringComparison.Ordinal);
        Assert.Contains("<img src=\"images/notebooks/images/cell.png\" alt=\"a cell\" />, gone, lost</p>", page, StringComparison.Ordinal);
        Assert.Contains("<img src=\"images/notebooks/images/other.png\" alt=\"b\"> <a href=\"02-next.html#there\">next</a> <img>", page, StringComparison.Ordinal);
        Assert.Contains("<a class=\"x\" href=\"https://example.org/?a=1&amp;b=2\">out</a>", page, StringComparison.Ordinal);
        Assert.Equal("another", await File.ReadAllTextAsync(Path.Combine(book.Folder, "images/notebooks/images/other.png")));
        Assert.Equal("picture", await File.ReadAllTextAsync(Path.Combine(book.Folder, "images/notebooks/images/cell.png")));
    }

    private NotebookPage Notebook(string name) => Page("notebooks", $"{name}.ipynb");

    private NotebookPage Page(params string[] path) => NotebookPage.For(root, NotebookDocument.Of(Path.Combine([root, .. path]), []));
}
