using NotebookRunner.Running;
using static NotebookRunner.Tests.Book.Sample;

namespace NotebookRunner.Tests.Book;

/// <summary>A lesson in two halves, 05 and 05b, with one notebook of solutions.</summary>
public sealed class SplitLessonTests
{
    private static readonly string First = Notebook(
        Text("# 05 Way back").Marked("slide"), Text("## Exercises\n\nAnswers: [solutions](solutions/05-way-back.ipynb), [the last](solutions/05-way-back.ipynb#053-three)."),
        Text("### 05.1 Predict: one"), Code("Check.That(\"05.1\", 1)"));

    private static readonly string Second = Notebook(
        Text("# 05b · Truncation\n\nHow far back?").Marked("slide"), Text("## Exercises\n\nAnswers: [solutions](solutions/05-way-back.ipynb), [the first](solutions/05-way-back.ipynb#051-one)."),
        Text("### 05.2 Fill in: two"), Code("Check.That(\"05.2\", 2)"), Text("### 05.3 Derive: three"), Code("Check.That(\"05.3\", 3)"));

    private static readonly string Solutions = Notebook(
        Text("# 05 Way back: solutions"), Text("## 05.1 One\n\nReason one, of the [first half](../05-way-back.ipynb)."), Text("## 05.2 Two\n\nReason two, of the [second](../05b-truncation.ipynb)."), Text("## 05.3 Three\n\nReason three."));

    [Fact]
    public async Task Both_halves_are_chapters_between_their_neighbours()
    {
        using var book = Book();
        string index = await book.PageAsync("index.html"), second = await book.PageAsync("05b-truncation.html");

        Assert.Contains("<span class=\"number\" aria-hidden=\"true\">05b</span>\n<div><h3><a href=\"05b-truncation.html\">Truncation</a></h3><p>How far back?</p>", index, StringComparison.Ordinal);
        Assert.InRange(index.IndexOf("05b-truncation.html", StringComparison.Ordinal), index.IndexOf("05-way-back.html", StringComparison.Ordinal), index.IndexOf("06-next.html", StringComparison.Ordinal));
        Assert.Contains("rel=\"prev\" href=\"05-way-back.html\"", second, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\" href=\"06-next.html\"", second, StringComparison.Ordinal);
        Assert.Contains("<li><a href=\"05b-truncation.html\" aria-current=\"page\">05b Truncation</a></li>", second, StringComparison.Ordinal);
        Assert.Contains("\"page\":\"05b-truncation.html\"", await File.ReadAllTextAsync(Path.Combine(book.Folder, "assets/search-index.js")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(book.Folder, "05b-truncation.slides.html")));
    }

    [Fact]
    public async Task Each_half_shows_the_solutions_of_its_own_exercises()
    {
        using var book = Book();
        string first = await book.PageAsync("05-way-back.html"), second = await book.PageAsync("05b-truncation.html");

        Assert.Equal((true, false, false), (first.Contains("Reason one", StringComparison.Ordinal), first.Contains("Reason two", StringComparison.Ordinal), first.Contains("Reason three", StringComparison.Ordinal)));
        Assert.Equal((false, true, true), (second.Contains("Reason one", StringComparison.Ordinal), second.Contains("Reason two", StringComparison.Ordinal), second.Contains("Reason three", StringComparison.Ordinal)));
        Assert.Contains("of the <a href=\"05b-truncation.html\">second</a>", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_solution_leads_to_the_half_that_has_it()
    {
        using var book = Book();
        string first = await book.PageAsync("05-way-back.html"), second = await book.PageAsync("05b-truncation.html");

        Assert.Contains("<a href=\"05-way-back.html#solutions\">solutions</a>, <a href=\"05b-truncation.html#solution-053-three\">the last</a>", first, StringComparison.Ordinal);
        Assert.Contains("<a href=\"05b-truncation.html#solutions\">solutions</a>, <a href=\"05-way-back.html#solution-051-one\">the first</a>", second, StringComparison.Ordinal);
        foreach (string page in (string[])[first, second])
            Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(page, "id=\"solutions\""));
    }

    [Fact]
    public void A_number_means_both_halves_and_a_letter_one()
    {
        using var book = Book();
        string[] Named(string name) => [.. NotebookSelection.Lessons(new Workspace(book.Root), [name]).Select(path => Path.GetFileNameWithoutExtension(path.Source)!)];

        Assert.Equal(["05-way-back", "05b-truncation"], Named("05"));
        Assert.Equal(["05b-truncation"], Named("05b"));
        Assert.Equal(["05-way-back"], Named("05-way-back"));
    }

    private static SampleBook Book()
    {
        var book = new SampleBook().With("05-way-back", First).With("05b-truncation", Second).With("06-next", Notebook(Text("# 06 Next")));
        book.WithFile("notebooks/solutions/05-way-back.ipynb", Solutions);
        return book;
    }
}
