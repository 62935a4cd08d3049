using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookRunner.Book;
using static NotebookRunner.Tests.Book.Sample;

namespace NotebookRunner.Tests.Book;

public sealed class SlidesTests
{
    private static readonly JsonObject Figure = Value(("text/html", "<figure class=\"rnn-figure\" data-rnn-figure=\"\"></figure>"));

    [Fact]
    public async Task Marked_cells_become_slides_and_unmarked_ones_stay_out()
    {
        string deck = await DeckOfAsync(
            Text("# 01 Title").Marked("slide"), Text("left out"), Text("skipped").Marked("skip"), Text("below").Marked("subslide"),
            Text("appears").Marked("fragment"), Text("goes on").Marked("-"), Text("## Next").Marked("slide"));

        Assert.Equal(2, Regex.Count(deck, "<section>\n"));
        Assert.Equal(3, Regex.Count(deck, "<section class=\"slide\">"));
        Assert.DoesNotContain("left out", deck, StringComparison.Ordinal);
        Assert.DoesNotContain("skipped", deck, StringComparison.Ordinal);
        Assert.Contains("<p>below</p>\n\n<div class=\"fragment\">\n<p>appears</p>\n</div>\n<p>goes on</p>", deck, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_are_for_the_speaker_only()
    {
        string deck = await DeckOfAsync(Text("# 01 Title").Marked("slide"), Text("Ask the class.").Marked("notes"));
        Assert.Contains("<aside class=\"notes\">\n<p>Ask the class.</p>", deck, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slide_without_a_heading_shows_the_section_it_belongs_to()
    {
        string deck = await DeckOfAsync(Text("# 01 Title").Marked("slide"), Text("## The *walker*"), Text("It walks.").Marked("slide"));
        Assert.Contains("<p class=\"where\">The <em>walker</em></p>", deck, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, "slide", 1)]
    [InlineData(5, "slide", 2)]
    [InlineData(1, "fragment", 2)]
    public async Task A_figure_has_a_slide_of_its_own_unless_its_code_is_short(int lines, string mark, int expected)
    {
        string code = string.Join('\n', Enumerable.Repeat("x();", lines));
        string deck = await DeckOfAsync(Text("# 01 Title").Marked("slide"), Code(code, (JsonObject)Figure.DeepClone()).Marked(mark));
        Assert.Equal(expected + (mark == "slide" ? 1 : 0), Regex.Count(deck, "<section class=\"slide\">"));
    }

    [Fact]
    public async Task The_tag_hide_input_leaves_only_the_result()
    {
        var cell = Code("secret();", Stream("shown")).Marked("slide");
        cell["metadata"]!["tags"] = new JsonArray("hide-input");
        string deck = await DeckOfAsync(cell);
        Assert.DoesNotContain("secret", deck, StringComparison.Ordinal);
        Assert.Contains("shown", deck, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_leads_to_its_slides_and_one_without_marks_has_none()
    {
        using var book = new SampleBook().With("01-marked", Notebook(Text("# Marked").Marked("slide"))).With("02-plain", Notebook(Text("# Plain")));
        string index = await book.PageAsync("index.html");

        Assert.Contains("<a href=\"01-marked.slides.html\">slides</a>", index, StringComparison.Ordinal);
        Assert.DoesNotContain("02-plain.slides.html", index, StringComparison.Ordinal);
        Assert.Contains("<a href=\"01-marked.slides.html\">Slides</a>", await book.PageAsync("01-marked.html"), StringComparison.Ordinal);
        Page.Parse(await book.PageAsync("01-marked.slides.html"));
    }

    [Fact]
    public async Task Decks_alone_link_to_each_other_and_carry_what_they_load()
    {
        using var book = new SampleBook().With("01-first", Notebook(Text("# First\n\n[next](02-second.ipynb)").Marked("slide"))).With("02-second", Notebook(Text("# Second").Marked("slide")));
        string folder = Path.Combine(book.Root, "artifacts", "slides");

        var decks = await DeckWriter.WriteAsync(book.Root, [Path.Combine(book.Root, "notebooks/01-first.ipynb"), Path.Combine(book.Root, "notebooks/02-second.ipynb")], folder, CancellationToken.None);

        Assert.Equal(["01-first.slides.html", "02-second.slides.html"], decks.Select(Path.GetFileName));
        Assert.Contains("href=\"02-second.slides.html\"", await File.ReadAllTextAsync(decks[0]), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "assets", "slides.js")));
    }

    private static async Task<string> DeckOfAsync(params JsonObject[] cells)
    {
        using var book = new SampleBook().With("01-lesson", Notebook(cells));
        return await book.PageAsync("01-lesson.slides.html");
    }
}
