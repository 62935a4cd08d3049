using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

/// <summary>One browser and one book for all tests that look at pages.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private SampleBook? book;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (!BrowserFactAttribute.IsPossible)
            return;
        book = RichLesson.Book().WithInstalledWebFiles();
        await book.WriteAsync();
        playwright = await Playwright.CreateAsync();
        // Root in a container has no sandbox.
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });
    }

    /// <summary>Opens the rich lesson in a fresh profile; what the page should not do is written to the list.</summary>
    public async Task<(IPage Page, IReadOnlyList<string> Complaints)> OpenLessonAsync(bool javaScript = true, int width = 1280)
    {
        var context = await browser!.NewContextAsync(new()
        {
            ColorScheme = ColorScheme.Light,
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = width, Height = 844 },
        });
        var page = await context.NewPageAsync();
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add($"failed: {request.Url}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Scheme is not ("file" or "data" or "blob"))
                complaints.Add($"request: {request.Url}");
        };
        await page.GotoAsync(new Uri(Path.Combine(book!.Folder, "03-latent-autoregressive-models.html")).AbsoluteUri);
        return (page, complaints);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        book?.Dispose();
    }
}
