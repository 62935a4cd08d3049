using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static NotebookRunner.Tests.Book.Sample;

namespace NotebookRunner.Tests.Book;

/// <summary>The search over all lessons, as a reader uses it: from disk, without a network.</summary>
[Collection(RichBook.Name)]
public sealed class SearchTests(RichBook browser)
{
    [BrowserFact]
    public async Task The_slash_opens_it_words_find_a_section_and_Enter_goes_there()
    {
        var (page, complaints) = await browser.OpenAsync("index.html");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("half-life");
        await Assertions.Expect(page.Locator("#found li").First).ToContainTextAsync("What a state remembers");
        await Assertions.Expect(page.Locator("#found mark").First).ToHaveTextAsync("half-life", new() { IgnoreCase = true });
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/03-latent-autoregressive-models.html#what-a-state-remembers$"));
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Arrows_choose_among_the_places_and_Escape_closes()
    {
        var (page, _) = await browser.OpenAsync("04-the-vanilla-rnn.html");
        await page.ClickAsync("button.find");
        await page.Keyboard.TypeAsync("window");
        await Assertions.Expect(page.Locator("#found li")).Not.ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#found li").Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Equal("found-1", await page.GetAttributeAsync("dialog input", "aria-activedescendant"));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog.search")).ToBeHiddenAsync();
        Assert.Contains("04-the-vanilla-rnn.html", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Every_word_must_be_there()
    {
        var (page, _) = await browser.OpenAsync("index.html");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("half-life zeppelin");
        await Assertions.Expect(page.Locator(".search .hint")).ToContainTextAsync("Nothing found");
    }

    [BrowserFact]
    public async Task A_word_is_found_however_its_letters_are_put_together()
    {
        var (page, _) = await browser.OpenAsync("index.html");
        await page.Keyboard.PressAsync("/");
        await page.FillAsync("dialog input", "상태".Normalize(NormalizationForm.FormD));
        await Assertions.Expect(page.Locator("#found mark").First).ToHaveTextAsync("상태");
    }

    [Fact]
    public async Task The_index_holds_prose_code_and_equations_as_one_would_type_them()
    {
        using var book = new SampleBook().With("01-lesson", Notebook(Text("# One\n\n## C#\n\nThe $w_{xh}$ of *it* </script>"), Code("var tape = Forward();")));
        await book.WriteAsync();
        string index = await File.ReadAllTextAsync(Path.Combine(book.Folder, "assets", "search-index.js"));
        Assert.Contains("{\"anchor\":\"c\",\"heading\":\"C#\",\"text\":\"The w_xh of it", index, StringComparison.Ordinal);
        Assert.Contains("var tape = Forward();", index, StringComparison.Ordinal);
    }
}
