using Microsoft.Playwright;
using NotebookRunner.Tests.Book;
using static Microsoft.Playwright.Assertions;
using Contrast = NotebookRunner.Tests.Book.Contrast;

namespace NotebookRunner.Tests.Live;

/// <summary>What a reader sees and touches: figures, the keyboard, a phone, and the policy that lets no foreign script run.</summary>
[Collection(LiveSite.Name)]
public sealed class LivePageTests(LiveSite browser)
{
    [BrowserFact]
    public async Task A_stored_figure_and_one_that_a_cell_draws_have_sliders_that_move()
    {
        var (page, complaints) = await browser.OpenAsync("03-figures.html");
        await SlideAsync(page);
        await page.ClickAsync("#cell-2 [data-run]");
        await Expect(page.Locator("#cell-2")).ToHaveAttributeAsync("data-state", "done");
        await SlideAsync(page);
        await page.ClickAsync("button.theme");
        await page.WaitForFunctionAsync("getComputedStyle(document.querySelector('#cell-2 .gtitle')).fill === 'rgb(230, 237, 243)'");
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Html_of_a_cell_is_shown_its_scripts_do_not_run_and_the_page_says_so()
    {
        var (page, _) = await browser.OpenAsync("01-lesson.html");
        await page.ClickAsync("#cell-5 [data-run]");
        await Expect(page.Locator("#cell-5 [data-outputs] b")).ToHaveTextAsync("bold");
        await Expect(page.Locator("#cell-5 .live-note")).ToHaveTextAsync("Scripts in the HTML that a cell shows do not run on this page.");
        Assert.Equal("01 A lesson · RnnNotebooks", await page.TitleAsync());
    }

    [BrowserTheory]
    [InlineData("Control+Enter")]
    [InlineData("Shift+Enter")]
    public async Task The_keyboard_runs_a_cell_from_its_editor(string keys)
    {
        var (page, _) = await browser.OpenAsync("01-lesson.html");
        await page.Locator("#cell-3 .cm-content").ClickAsync();
        await page.Keyboard.PressAsync(keys);
        await Expect(page.Locator("#cell-3")).ToHaveAttributeAsync("data-state", "done");
        await Expect(page.Locator("#cell-3 .cm-content")).ToHaveTextAsync("var a = 1;");
    }

    [BrowserFact]
    public async Task The_tabulator_passes_an_editor_by_indents_for_those_who_type_and_leaves_after_escape()
    {
        var (page, _) = await browser.OpenAsync("01-lesson.html");
        var editor = page.Locator("#cell-3 .cm-content");
        await editor.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Copy", await FocusedAsync(page));
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#cell-3")).ToHaveAttributeAsync("data-changed", "");
        Assert.Equal("    var a = 1;", await page.EvaluateAsync<string>("document.querySelector('#cell-3 code').textContent"));
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Copy", await FocusedAsync(page));
    }

    [BrowserFact]
    public async Task A_folded_cell_stays_folded_and_runs_all_the_same()
    {
        var (page, _) = await browser.OpenAsync("01-lesson.html");
        await Expect(page.Locator("#cell-4 pre")).ToBeHiddenAsync();
        await page.ClickAsync("#cell-4 [data-run]");
        await Expect(page.Locator("#cell-4")).ToHaveAttributeAsync("data-state", "done");
        await page.ClickAsync("#cell-4 summary");
        await Expect(page.Locator("#cell-4 .cm-content")).ToHaveTextAsync("var b = 2;");
    }

    [BrowserTheory]
    [InlineData("01-lesson.html")]
    [InlineData("02-slow.html")]
    [InlineData("03-figures.html")]
    [InlineData("index.html")]
    public async Task Nothing_is_wider_than_a_phone_while_cells_run(string file)
    {
        var (page, complaints) = await browser.OpenAsync(file, width: 390);
        if (file != "index.html")
        {
            await page.ClickAsync("[data-run-all]");
            await Expect(page.Locator(".live-status p")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("have run|Done"));
        }
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.DoesNotContain(complaints, complaint => !complaint.Contains("event handler", StringComparison.Ordinal));
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_button_has_a_name_and_every_text_is_told_from_its_ground(ColorScheme colours)
    {
        var (page, _) = await browser.OpenAsync("02-slow.html", colours: colours);
        await page.ClickAsync("[data-run-all]");
        await Expect(page.Locator("#cell-5")).ToHaveAttributeAsync("data-state", "done");
        await page.HoverAsync("#cell-5");
        Assert.Empty(await page.EvaluateAsync<string[]>(Contrast.Poor));
        Assert.Equal(0, await page.Locator(".live-tools button:not([aria-label])").CountAsync());
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Code of cell 5" })).ToHaveCountAsync(1);
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.ariaLabel ?? document.activeElement.textContent");

    private static async Task SlideAsync(IPage page)
    {
        var slider = page.Locator("#cell-2 .rnn-steps input");
        await slider.FillAsync("1");
        await Expect(page.Locator("#cell-2 .gtitle-subtitle")).ToHaveTextAsync("One is steep");
        await slider.FillAsync("0");
    }
}
