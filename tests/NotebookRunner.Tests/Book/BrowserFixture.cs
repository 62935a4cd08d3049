using Microsoft.Playwright;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Book;

/// <summary>A book, and a browser in which the tests of a class look at its pages.</summary>
public abstract class BrowserFixture : IAsyncLifetime
{
    private readonly Shared<SampleBook> written;
    private readonly List<IBrowserContext> profiles = [];
    private readonly Dictionary<(int Width, ColorScheme Colours), (IPage Page, List<string> Complaints)> tabs = [];
    private SampleBook? book;
    private TestBrowser? browser;

    private protected BrowserFixture(Func<SampleBook> write)
        : this(Written(write))
    {
    }

    /// <param name="written">The book, where other fixtures use it too.</param>
    private protected BrowserFixture(Shared<SampleBook> written) => this.written = written;

    public async Task InitializeAsync()
    {
        if (BrowserNeeds.Missing is not null)
            return;
        book = await written.TakeAsync();
        browser = await TestBrowser.TakeAsync();
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
        foreach (var profile in profiles)
            await profile.CloseAsync();
        if (browser is not null)
            await browser.DisposeAsync();
        if (book is not null)
            await written.ReturnAsync();
    }

    private protected static Shared<SampleBook> Written(Func<SampleBook> write) => new(
        async () =>
        {
            var book = write().WithInstalledWebFiles();
            await book.WriteAsync();
            return book;
        },
        book =>
        {
            book.Dispose();
            return Task.CompletedTask;
        });

    private async Task<(IPage Page, List<string> Complaints)> NewTabAsync(bool javaScript, int width, ColorScheme colours)
    {
        var profile = await browser!.NewProfileAsync(new()
        {
            ColorScheme = colours,
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = width, Height = 844 },
        });
        profiles.Add(profile);
        var page = await profile.NewPageAsync();
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
