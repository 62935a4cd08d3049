using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

[Collection(RichBook.Name)]
public sealed class BrowserTests(RichBook browser)
{
    private const string Lesson = "03-latent-autoregressive-models.html";

    [BrowserFact]
    public async Task A_lesson_draws_its_equations_code_and_figures_with_no_network_and_no_error()
    {
        var (page, complaints) = await browser.OpenAsync(Lesson);
        await page.WaitForSelectorAsync(".rnn-plot .main-svg");
        Assert.Equal(await page.Locator(".math").CountAsync(), await page.Locator(".math .katex").CountAsync());
        Assert.Equal(0, await page.Locator(".katex-error").CountAsync());
        Assert.True(await page.Locator(".hljs-keyword").CountAsync() > 3);
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task The_button_switches_the_colours_of_page_and_figure_and_the_next_page_remembers()
    {
        var (page, _) = await browser.OpenAsync(Lesson);
        await page.WaitForSelectorAsync(".rnn-plot .gtitle");
        string lightPaper = await ColourAsync(page, "body", "background-color");
        string lightFigure = await ColourAsync(page, ".gtitle", "fill");

        await page.ClickAsync("button.theme");

        Assert.Equal("dark", await ThemeAsync(page));
        Assert.NotEqual(lightPaper, await ColourAsync(page, "body", "background-color"));
        await page.WaitForFunctionAsync("light => getComputedStyle(document.querySelector('.gtitle')).fill !== light", lightFigure);
        await page.ClickAsync(".home");
        await ArriveAsync(page, "index.html");
        Assert.Equal("dark", await ThemeAsync(page));
    }

    [BrowserFact]
    public async Task Arrow_keys_turn_the_page_but_not_inside_something_that_scrolls()
    {
        var (page, _) = await browser.OpenAsync(Lesson);
        await page.FocusAsync("pre[tabindex='0']");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("ArrowRight");
        await ArriveAsync(page, "04-the-vanilla-rnn.html");
        await page.Keyboard.PressAsync("ArrowLeft");
        await ArriveAsync(page, Lesson);
    }

    [BrowserFact]
    public async Task The_contents_mark_the_section_one_reads()
    {
        var (page, _) = await browser.OpenAsync(Lesson);
        await page.EvaluateAsync("document.getElementById('exercises').scrollIntoView()");
        await Assertions.Expect(page.Locator(".sections [aria-current]")).ToHaveTextAsync("Exercises");
    }

    [BrowserFact]
    public async Task Nothing_is_wider_than_a_phone()
    {
        var (page, _) = await browser.OpenAsync(Lesson, width: 390);
        await page.WaitForSelectorAsync(".rnn-plot .main-svg");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [BrowserFact]
    public async Task Copying_gives_the_code_as_written()
    {
        var (page, _) = await browser.OpenAsync(Lesson);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.HoverAsync("#cell-2 .frame");
        await page.ClickAsync("#cell-2 .copy");
        await page.WaitForFunctionAsync("async () => await navigator.clipboard.readText() === '#!import setup.csx'");
    }

    [BrowserFact]
    public async Task A_script_that_a_cell_prints_is_shown_and_not_run()
    {
        var (page, complaints) = await browser.OpenAsync("02-autoregressive-models.html");
        await Assertions.Expect(page.Locator("pre.stdout")).ToContainTextAsync("<script>document.title = 'taken'</script> <img");
        Assert.DoesNotContain("taken", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Without_scripts_the_text_the_code_and_the_equations_source_are_there()
    {
        var (page, _) = await browser.OpenAsync(Lesson, javaScript: false);
        Assert.Contains("x_1, \\dots, x_{t-1}", await page.InnerTextAsync("article"), StringComparison.Ordinal);
        Assert.True(await page.IsVisibleAsync("#cell-3 code"));
        Assert.False(await page.IsVisibleAsync("button.theme"));
    }

    [BrowserTheory]
    [InlineData(".proved", true)]
    [InlineData(".proved", false)]
    [InlineData(".folded", true)]
    [InlineData(".folded", false)]
    public async Task Claims_and_hidden_code_are_folded_and_a_key_opens_them_with_scripts_or_without(string fold, bool javaScript)
    {
        var (page, _) = await browser.OpenAsync(Lesson, javaScript);
        Assert.False(await page.IsVisibleAsync($"{fold} pre"));
        await page.FocusAsync($"{fold} > summary");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.IsVisibleAsync($"{fold} pre"));
    }

    private static async Task ArriveAsync(IPage page, string fileName)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/{fileName}$"));
        await page.WaitForFunctionAsync("document.readyState === 'complete'");
    }

    private static Task<string> ThemeAsync(IPage page) => page.EvaluateAsync<string>("document.documentElement.dataset.theme");

    private static Task<string> ColourAsync(IPage page, string selector, string property) =>
        page.EvaluateAsync<string>($"getComputedStyle(document.querySelector('{selector}'))['{property}']");
}
