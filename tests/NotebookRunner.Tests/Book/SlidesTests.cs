using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookRunner.Book;
using NotebookRunner.Running;
using static NotebookRunner.Tests.Book.Sample;

namespace NotebookRunner.Tests.Book;

public sealed class SlidesTests
{
    private static readonly JsonObject Figure = Value(("text/html", "<figure class=\"rnn-figure\" data-rnn-figure=\"\"></figure>"));

    [Fact]
    public async Task Marked_cells_become_slides_and_unmarked_ones_stay_out()
    {
        string deck = await DeckOfAsync(
            Text("# 01 Title\n\n**You** can.").Marked("slide"), Text("**left** out"), Text("**skipped**").Marked("skip"), Text("It is **below**.").Marked("subslide"),
            Text("It **appears**.").Marked("fragment"), Text("It **goes** on.").Marked("-"), Text("## Next").Marked("slide"));

        Assert.Equal(2, Regex.Count(deck, "<section>\n"));
        Assert.Equal(3, Regex.Count(deck, "<section class=\"slide\">"));
        Assert.DoesNotContain("left", deck, StringComparison.Ordinal);
        Assert.DoesNotContain("skipped", deck, StringComparison.Ordinal);
        Assert.Contains("<p>It is <strong>below</strong>.</p>\n\n<div class=\"fragment\">\n<p>It <strong>appears</strong>.</p>\n</div>\n<p>It <strong>goes</strong> on.</p>", deck, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_shown_is_said()
    {
        string deck = await DeckOfAsync(Text("## Gates\n\nA gate opens. It is a number **between 0 and 1**. It closes, too.\n\n$$z_t=\\sigma(a)$$\n\nThen it is multiplied.").Marked("slide"));

        Assert.Matches("(?s)Gates.*<p>It is a number <strong>between 0 and 1</strong>.</p>\\s*<div class=\"math display\">.*<aside class=\"notes\">", deck);
        string notes = deck[deck.IndexOf("<aside", StringComparison.Ordinal)..];
        foreach (string said in (string[])["A gate opens.", "It closes, too.", "Then it is multiplied."])
            Assert.Contains(said, notes, StringComparison.Ordinal);
        Assert.DoesNotContain("A gate opens.", deck[..^notes.Length], StringComparison.Ordinal);
        Assert.DoesNotContain("math display", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_with_nothing_for_the_audience_makes_no_slide_and_is_said_at_the_one_before()
    {
        string deck = await DeckOfAsync(Text("# 01 Title").Marked("slide"), Text("A long story.").Marked("subslide"), Text("## Next").Marked("slide"));

        Assert.Matches("(?s)Title.*<aside class=\"notes\">\n<p>A long story.</p>.*Next", deck);
        Assert.Equal(2, Regex.Count(deck, "<section class=\"slide\">"));
    }

    [Fact]
    public async Task A_list_that_is_too_long_for_a_slide_goes_on_on_the_next_and_a_heading_within_a_cell_begins_one()
    {
        string items = string.Concat(Enumerable.Range(1, 5).Select(item => $"- Item {"abcde"[item - 1]} {string.Concat(Enumerable.Repeat("word ", 20))}end. More of it.\n"));
        string deck = await DeckOfAsync(Text($"## What we learnt\n\n{items}\n## Then\n\nIt **ends**.").Marked("slide"));

        Assert.Equal(["ab", "cd", "e", ""], deck.Split("<section class=\"slide\">")[1..].Select(slide => string.Concat(Regex.Matches(slide.Split("<aside")[0], "Item ([a-e])").Select(item => item.Groups[1].Value))));
        Assert.Equal(2, Regex.Count(deck, "<p class=\"where\">What we learnt</p>"));
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
        string deck = await DeckOfAsync(Text("# 01 Title").Marked("slide"), Text("## The *walker*"), Text("It **walks**.").Marked("slide"));
        Assert.Contains("<p class=\"where\">The <em>walker</em></p>", deck, StringComparison.Ordinal);
    }

    // A figure comes under few words, else on a slide of its own.
    [Theory]
    [InlineData("It **walks**.", "subslide", 1, true)]
    [InlineData("It **walks**.", "slide", 2, false)]
    [InlineData("It **walks**.\n\n$$h$$", "subslide", 2, false)]
    [InlineData("It **walks**.\n\n$$h$$", "fragment", 2, true)]
    public async Task A_figure_comes_without_its_code_under_few_words_or_on_a_slide_of_its_own(string text, string mark, int slides, bool isFragment)
    {
        string deck = await DeckOfAsync(Text($"## Walker\n\n{text}").Marked("slide"), Code("plot();", (JsonObject)Figure.DeepClone()).Marked(mark));

        Assert.Equal(slides, Regex.Count(deck, "<section class=\"slide\">"));
        Assert.Equal(isFragment && slides == 1, deck.Contains("class=\"fragment\"", StringComparison.Ordinal));
        Assert.DoesNotContain("plot();", deck, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, null, true)]
    [InlineData(13, null, false)]
    [InlineData(13, true, true)]
    [InlineData(1, false, false)]
    public async Task Code_is_shown_where_it_can_be_read_while_somebody_speaks_or_its_author_says_so(int lines, bool? marked, bool isShown)
    {
        var cell = Code(string.Join('\n', Enumerable.Repeat("x();", lines)), Stream("shown")).Marked("slide");
        if (marked is not null)
            cell["metadata"]!["slideshow"]!["code"] = marked;
        string deck = await DeckOfAsync(cell);

        Assert.Equal(isShown, deck.Contains("x();", StringComparison.Ordinal));
        Assert.Contains("shown", deck, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticks_stand_beside_their_code_or_nowhere()
    {
        string deck = await DeckOfAsync(Text("# 01").Marked("slide"), Code("Prove.That(\"a\", true)", Value(("text/plain", "✔ a"))).Marked("slide"), Code(string.Join('\n', Enumerable.Repeat("y();", 15)), Stream("✔ b\n✔ c\n")).Marked("slide"));

        Assert.Contains("1 claim checked", deck, StringComparison.Ordinal);
        Assert.DoesNotContain("2 claims checked", deck, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_the_metadata_stands_in_for_the_cells_sentences_lists_and_tables()
    {
        var cell = Text("## Gates\n\nMuch in **bold**.\n\n- an item\n\n$$z$$").Marked("slide");
        cell["metadata"]!["slideshow"]!["text"] = "A gate is a number, $z$.";
        string deck = await DeckOfAsync(cell), shown = deck.Split("<aside")[0];

        Assert.Matches("(?s)Gates.*<p>A gate is a number, <span class=\"math\">z</span>.</p>.*math display", shown);
        Assert.DoesNotContain("bold", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("an item", shown, StringComparison.Ordinal);
        Assert.Contains("Much in", deck, StringComparison.Ordinal);
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

        var decks = await DeckWriter.WriteAsync(new Workspace(book.Root), book.Pages(), folder, CancellationToken.None);

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
