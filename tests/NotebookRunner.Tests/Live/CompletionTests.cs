using Microsoft.Playwright;
using NotebookRunner.Tests.Book;
using static Microsoft.Playwright.Assertions;

namespace NotebookRunner.Tests.Live;

/// <summary>The compiler's help in an editor, once the engine runs.</summary>
[Collection(LiveSite.Name)]
public sealed class CompletionTests(LiveSite browser)
{
    private const string List = ".cm-tooltip-autocomplete";

    [BrowserFact]
    public async Task Before_the_engine_runs_nothing_is_offered_and_nothing_is_loaded()
    {
        var (page, _) = await browser.OpenAsync("01-lesson.html");
        await Editor(page).WriteAsync("");
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("Control+Space");
        await page.WaitForTimeoutAsync(400);
        Assert.Empty(page.Workers);
        Assert.Equal(0, await page.Locator(List).CountAsync());
    }

    [BrowserFact]
    public async Task Mistakes_are_underlined()
    {
        var (page, complaints) = await StartAsync("nonsense");
        await Expect(page.Locator("#cell-3 .cm-lintRange-error")).ToHaveTextAsync("nonsense");
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Control_and_space_offer_words_in_the_compilers_order_with_what_the_first_one_means()
    {
        var (page, complaints) = await StartAsync("");
        await page.Keyboard.PressAsync("Control+Space");
        await Expect(page.Locator($"{List} li")).ToHaveTextAsync(["zebra", "alpha", "nonsenseCompleted"]);
        await Expect(page.Locator(".live-signature")).ToHaveTextAsync("int zebra(int count)");
        Assert.Empty(complaints);
    }

    [BrowserTheory]
    [InlineData("Enter")]
    [InlineData("Tab")]
    public async Task A_dot_offers_members_arrows_choose_and_a_key_takes_one(string key)
    {
        var (page, _) = await StartAsync("model");
        await page.Keyboard.PressAsync(".");
        await Expect(page.Locator($"{List} li")).ToHaveCountAsync(3);
        // A key that was meant for the text must not take a word that has only just come.
        await page.WaitForTimeoutAsync(150);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync(key);
        await Expect(Editor(page)).ToHaveTextAsync("model.alpha");
        await Expect(page.Locator(List)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_first_escape_closes_the_list_and_the_second_lets_the_tabulator_leave()
    {
        var (page, _) = await StartAsync("");
        await page.Keyboard.TypeAsync("ze");
        await Expect(page.Locator($"{List} li")).ToHaveTextAsync("zebra");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(List)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Tab");
        await Expect(Editor(page)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Tab");
        await Expect(Editor(page)).Not.ToBeFocusedAsync();
    }

    [BrowserTheory]
    [InlineData("0.")]
    [InlineData("// ze")]
    [InlineData("x = ")]
    public async Task Where_no_word_stands_none_is_offered_to_those_who_type(string typed)
    {
        var (page, _) = await StartAsync("");
        await page.Keyboard.TypeAsync(typed);
        await page.WaitForTimeoutAsync(500);
        Assert.Equal(0, await page.Locator(List).CountAsync());
    }

    [BrowserFact]
    public async Task Of_too_many_words_each_letter_brings_others()
    {
        var (page, _) = await StartAsync("");
        await page.Keyboard.TypeAsync("many");
        await Expect(page.Locator($"{List} li").First).ToHaveTextAsync("many0");
        await page.Keyboard.TypeAsync("x");
        await Expect(page.Locator($"{List} li").First).ToHaveTextAsync("manyx0");
    }

    [BrowserFact]
    public async Task The_list_is_one_that_screen_readers_know()
    {
        var (page, _) = await StartAsync("");
        await page.Keyboard.PressAsync("Control+Space");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToHaveAttributeAsync("aria-label", "Completions");
        await Expect(Editor(page)).ToHaveAttributeAsync("aria-activedescendant", new System.Text.RegularExpressions.Regex("."));
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "zebra" })).ToHaveAttributeAsync("aria-selected", "true");
    }

    [BrowserFact]
    public async Task Resting_on_a_word_says_what_it_means()
    {
        var (page, _) = await StartAsync("zebra");
        await page.HoverAsync("#cell-3 .cm-line", new() { Position = new() { X = 12, Y = 8 } });
        await Expect(page.Locator(".cm-tooltip-hover .live-signature")).ToHaveTextAsync("int zebra(int count)");
    }

    [BrowserFact]
    public async Task A_parenthesis_says_which_arguments_there_are_until_the_call_is_closed()
    {
        var (page, complaints) = await StartAsync("");
        await page.Keyboard.TypeAsync("f(");
        var signature = page.Locator(".live-signature[role=status]");
        await Expect(signature).ToHaveTextAsync("int f(int count)");
        await page.Keyboard.TypeAsync("1");
        await Expect(signature).ToHaveCountAsync(1);
        await page.Keyboard.TypeAsync(")");
        await Expect(signature).ToHaveCountAsync(0);
        Assert.Empty(complaints);
    }

    // The engine runs, and the cursor stands behind the code.
    private async Task<(IPage Page, IReadOnlyList<string> Complaints)> StartAsync(string code)
    {
        var opened = await browser.OpenAsync("01-lesson.html");
        await opened.Page.ClickAsync("#cell-3 [data-run]");
        await Expect(opened.Page.Locator("#cell-3")).ToHaveAttributeAsync("data-state", "done");
        await Editor(opened.Page).WriteAsync(code);
        await opened.Page.Keyboard.PressAsync("Control+End");
        return opened;
    }

    private static ILocator Editor(IPage page) => page.Locator("#cell-3 .cm-content");
}
