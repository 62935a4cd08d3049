using Microsoft.Playwright;
using NotebookRunner.Stills;

namespace NotebookRunner.Tests.Book;

/// <summary>One browser and one book for all tests that look at its pages.</summary>
public abstract class BrowserFixture : IAsyncLifetime
{
    private readonly Func<SampleBook> write;
    private SampleBook? book;
    private IPlaywright? playwright;
    private IBrowser? browser;

    private protected BrowserFixture(Func<SampleBook> write) => this.write = write;

    public async Task InitializeAsync()
    {
        if (BrowserNeeds.Missing is not null)
            return;
        book = write().WithInstalledWebFiles();
        await book.WriteAsync();
        playwright = await Playwright.CreateAsync();
        // Root in a container has no sandbox.
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });
    }

    /// <summary>Opens a page of the book in a fresh profile; what the page should not do is written to the list.</summary>
    public async Task<(IPage Page, IReadOnlyList<string> Complaints)> OpenAsync(
        string file, bool javaScript = true, int width = 1280, ColorScheme colours = ColorScheme.Light)
    {
        var context = await browser!.NewContextAsync(new()
        {
            ColorScheme = colours,
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
        await page.GotoAsync(new Uri(Path.Combine(book!.Folder, file)).AbsoluteUri);
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
