using Microsoft.Playwright;
using NotebookRunner.Images;

namespace NotebookRunner.Tests.Book;

/// <summary>One browser and one book for all tests that look at its pages.</summary>
public abstract class BrowserFixture : IAsyncLifetime
{
    // A figure is drawn in less than a second; a test machine may have ten other things to do.
    private const float Patience = 180_000;

    private readonly Func<SampleBook> write;
    private readonly Dictionary<(int Width, ColorScheme Colours), (IPage Page, List<string> Complaints)> tabs = [];
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
        Assertions.SetDefaultExpectTimeout(Patience);
        // Root in a container has no sandbox.
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox", "--enable-unsafe-swiftshader"] });
    }

    /// <summary>Opens a page of the book in a fresh profile; what the page should not do is written to the list.</summary>
    public async Task<(IPage Page, IReadOnlyList<string> Complaints)> OpenAsync(
        string file, bool javaScript = true, int width = 1280, ColorScheme colours = ColorScheme.Light)
    {
        var (page, complaints) = await NewTabAsync(javaScript, width, colours);
        await page.GotoAsync(Address(file));
        return (page, complaints);
    }

    /// <summary>Looks at a page in the tab of the one before, whose process has compiled the scripts already; a tab in which something failed is not used again.</summary>
    public async Task LookAsync(string file, int width, ColorScheme colours, Func<IPage, IReadOnlyList<string>, Task> look)
    {
        if (!tabs.Remove((width, colours), out var tab))
            tab = await NewTabAsync(javaScript: true, width, colours);
        tab.Complaints.Clear();
        await tab.Page.GotoAsync(Address(file));
        await look(tab.Page, tab.Complaints);
        tabs.Add((width, colours), tab);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        book?.Dispose();
    }

    private async Task<(IPage Page, List<string> Complaints)> NewTabAsync(bool javaScript, int width, ColorScheme colours)
    {
        var context = await browser!.NewContextAsync(new()
        {
            ColorScheme = colours,
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = width, Height = 844 },
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        var complaints = PageComplaints.Of(page);
        page.RequestFailed += (_, request) => complaints.Add($"failed: {request.Url}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Scheme is not ("file" or "data" or "blob"))
                complaints.Add($"request: {request.Url}");
        };
        return (page, complaints);
    }

    private string Address(string file) => new Uri(Path.Combine(book!.Folder, file)).AbsoluteUri;
}
