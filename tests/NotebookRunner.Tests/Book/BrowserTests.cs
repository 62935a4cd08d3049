using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

public sealed class BrowserTests
{
    [BrowserFact]
    public async Task A_lesson_draws_its_equations_code_and_figures_with_no_network_and_no_error()
    {
        await OnLessonAsync(async (page, complaints) =>
        {
            await page.WaitForSelectorAsync(".rnn-plot .main-svg");
            Assert.Equal(await page.Locator(".math").CountAsync(), await page.Locator(".math .katex").CountAsync());
            Assert.Equal(0, await page.Locator(".katex-error").CountAsync());
            Assert.True(await page.Locator(".hljs-keyword").CountAsync() > 3);
            Assert.Empty(complaints);
        });
    }

    [BrowserFact]
    public async Task The_button_switches_the_colours_of_page_and_figure_and_the_next_page_remembers()
    {
        await OnLessonAsync(async (page, _) =>
        {
            await page.WaitForSelectorAsync(".rnn-plot .gtitle");
            string lightPaper = await ColourAsync(page, "body", "background-color");
            string lightFigure = await ColourAsync(page, ".gtitle", "fill");
            await page.ClickAsync("button.theme");
            Assert.Equal("dark", await page.EvaluateAsync<string>("document.documentElement.dataset.theme"));
            Assert.NotEqual(lightPaper, await ColourAsync(page, "body", "background-color"));
            Assert.NotEqual(lightFigure, await ColourAsync(page, ".gtitle", "fill"));
            await page.ReloadAsync();
            Assert.Equal("dark", await page.EvaluateAsync<string>("document.documentElement.dataset.theme"));
        });
    }

    [BrowserFact]
    public async Task Arrow_keys_turn_the_page()
    {
        await OnLessonAsync(async (page, _) =>
        {
            await page.Keyboard.PressAsync("ArrowLeft");
            await page.WaitForURLAsync("**/02-autoregressive-models.html");
            await page.Keyboard.PressAsync("ArrowRight");
            await page.WaitForURLAsync("**/03-latent-autoregressive-models.html");
        });
    }

    [BrowserFact]
    public async Task Nothing_is_wider_than_a_phone()
    {
        await OnLessonAsync(async (page, _) =>
        {
            await page.SetViewportSizeAsync(390, 844);
            await page.WaitForSelectorAsync(".rnn-plot .main-svg");
            Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        });
    }

    private static async Task OnLessonAsync(Func<IPage, List<string>, Task> test)
    {
        using var book = RichLesson.Book().WithInstalledWebFiles();
        await book.WriteAsync();
        using var playwright = await Playwright.CreateAsync();
        // Root in a container has no sandbox.
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync(new() { ColorScheme = ColorScheme.Light });
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add($"failed: {request.Url}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                complaints.Add($"request: {request.Url}");
        };
        await page.GotoAsync(new Uri(Path.Combine(book.Folder, "03-latent-autoregressive-models.html")).AbsoluteUri);
        await test(page, complaints);
    }

    private static Task<string> ColourAsync(IPage page, string selector, string property) =>
        page.EvaluateAsync<string>($"getComputedStyle(document.querySelector('{selector}'))['{property}']");
}
