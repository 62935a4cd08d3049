using System.Text.RegularExpressions;
using NotebookEngine.Protocol;
using NotebookRunner.Book.Pages;
using NotebookRunner.Notebooks;
using static NotebookRunner.Tests.Book.Sample;

namespace NotebookRunner.Tests.Book;

public sealed class BookWriterTests
{
    [Fact]
    public async Task Every_page_is_well_formed_and_every_link_inside_the_book_leads_somewhere()
    {
        using var book = new SampleBook()
            .With("01-first", Notebook(Text("# First *one*\n\nWhy $x$?\n\n## A & B\n\n[next](02-second.ipynb#here)\n\n- [x] done\n\n![none](n.png)  \nend"), Code("List<int> a = [1 & 2];")))
            .With("02-second", Notebook(Text("# Second\n\n## Here\n\n> [!TIP]\n> Read.")));
        await book.WriteAsync();

        var pages = Directory.GetFiles(book.Folder, "*.html").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        foreach (var (name, page) in pages)
            Assert.All(Page.Links(page), link => Assert.True(IsReached(link, name, pages), $"{name} links to {link}"));
        Assert.Equal(["01-first.html", "02-second.html", "index.html"], pages.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_index_lists_lessons_with_question_run_time_and_failure()
    {
        using var book = RichLesson.Book();
        string index = await book.PageAsync("index.html");

        Assert.Contains("<a href=\"03-latent-autoregressive-models.html\">Latent autoregressive models</a></h3><p>How can a model of <em>fixed size</em>", index, StringComparison.Ordinal);
        Assert.Contains("<span class=\"number\" aria-hidden=\"true\">02</span>\n<div><h3><a href=\"02-autoregressive-models.html\">Autoregressive models</a>", index, StringComparison.Ordinal);
        Assert.Contains("<p class=\"status\">ran in 14 s <span class=\"deck\"><a href=\"03-latent-autoregressive-models.slides.html\">slides</a></span></p>", index, StringComparison.Ordinal);
        Assert.Contains("failed in cell 2", index, StringComparison.Ordinal);
        Page.Parse(index);
    }

    [Fact]
    public async Task Lessons_lead_to_their_neighbours_in_the_order_given()
    {
        using var book = RichLesson.Book();
        await book.WriteAsync();

        Assert.Equal([("next", "03-latent-autoregressive-models.html")], Neighbours(book, "02-autoregressive-models"));
        Assert.Equal([("prev", "02-autoregressive-models.html"), ("next", "04-the-vanilla-rnn.html")], Neighbours(book, "03-latent-autoregressive-models"));
        Assert.Equal([("prev", "03-latent-autoregressive-models.html")], Neighbours(book, "04-the-vanilla-rnn"));
    }

    [Fact]
    public async Task A_name_with_spaces_and_signs_is_escaped_where_it_is_linked()
    {
        const string Odd = "%C3%9Cbung%20%231.html";
        using var book = new SampleBook().With("01-first", Notebook(Text("# First\n\n[odd](<Übung #1.ipynb>)".Replace("#1", "%231", StringComparison.Ordinal)))).With("Übung #1", Notebook(Text("# Odd")));
        await book.WriteAsync();

        Assert.Equal([("next", Odd)], Neighbours(book, "01-first"));
        Assert.Contains($"<a href=\"{Odd}\">odd</a>", await book.PageAsync("01-first.html"), StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Odd}\">", await book.PageAsync("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_would_take_the_place_of_the_index_is_refused()
    {
        using var book = new SampleBook().With("index", Notebook(Text("# Mine")));
        Assert.Contains("rename a notebook", (await Assert.ThrowsAsync<UsageException>(book.WriteAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_is_shown_as_written_with_its_run_time()
    {
        string page = await SampleBook.PageOfAsync(Code("if (a < b && c > 0) Show(\"<b>\");").Took(0.25), Code("  "));
        Assert.Contains("<code class=\"language-csharp\">if (a &lt; b &amp;&amp; c &gt; 0) Show(&quot;&lt;b&gt;&quot;);</code>", page, StringComparison.Ordinal);
        Assert.Contains(">250 ms</p>", page, StringComparison.Ordinal);
        Assert.Single(Page.Parse(page).Descendants("pre"));
    }

    [Theory]
    [InlineData(0.0001, "< 1 ms")]
    [InlineData(0.0424, "42 ms")]
    [InlineData(2.345, "2.3 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.7, "1 min 00 s")]
    [InlineData(83, "1 min 23 s")]
    public void Run_times_are_rounded_for_a_reader(double seconds, string expected) => Assert.Equal(expected, Duration.Text(seconds));

    [Fact]
    public async Task No_page_names_a_folder_of_this_machine()
    {
        using var book = RichLesson.Book();
        book.WithFile("README.md", "");
        await book.WriteAsync();
        foreach (string file in Directory.EnumerateFiles(book.Folder, "*.html"))
            Assert.DoesNotContain(Path.GetFileName(book.Root), await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_book_replaces_the_old_one_and_leaves_nothing_behind()
    {
        using var book = new SampleBook().With("01-lesson", Notebook(Text("# Old")));
        string index = await book.WriteAsync();
        await File.WriteAllTextAsync(Path.Combine(book.Folder, "00-gone.html"), "stale");

        Assert.Equal(index, await book.WriteAsync());

        Assert.Equal(["01-lesson.html", "index.html"], Directory.EnumerateFiles(book.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal([book.Folder], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(book.Folder)!));
    }

    [Fact]
    public async Task A_notebook_that_cannot_be_read_leaves_the_old_book_as_it_was()
    {
        using var book = new SampleBook().With("01-lesson", Notebook(Text("# Old")));
        string index = await book.WriteAsync();
        book.With("02-broken", "{");

        await Assert.ThrowsAsync<NotebookFormatException>(book.WriteAsync);

        Assert.True(File.Exists(index));
        Assert.Equal([book.Folder], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(book.Folder)!));
    }

    [Fact]
    public async Task A_folder_of_other_files_is_not_replaced()
    {
        using var book = new SampleBook().With("01-lesson", Notebook(Text("# Lesson")));
        string precious = book.WithFile("artifacts/book/thesis.txt", "precious");

        var error = await Assert.ThrowsAsync<IOException>(book.WriteAsync);

        Assert.Contains("Name another folder or empty this one", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(precious));
    }

    private static IEnumerable<(string, string)> Neighbours(SampleBook book, string lesson) =>
        Regex.Matches(File.ReadAllText(Path.Combine(book.Folder, lesson + ".html")), "rel=\"(prev|next)\" href=\"([^\"]+)\"")
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    private static bool IsReached(string link, string from, Dictionary<string, string> pages)
    {
        if (link.StartsWith("../", StringComparison.Ordinal))
            return true;
        string[] parts = link.Split('#');
        string page = pages.GetValueOrDefault(parts[0].Length == 0 ? from : parts[0], "");
        return parts.Length == 1 ? page.Length > 0 : page.Contains($"id=\"{parts[1]}\"", StringComparison.Ordinal);
    }
}
