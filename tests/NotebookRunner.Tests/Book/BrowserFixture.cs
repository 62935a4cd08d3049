using Microsoft.Playwright;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Book;

/// <summary>A book, and a browser in which the tests of a class look at its pages.</summary>
public abstract class BrowserFixture : IAsyncLifetime
{
    private const int Height = 844;

    private readonly Shared<SampleBook> written;
    private readonly List<IBrowserContext> profiles = [];
    private readonly Dictionary<(int Width, ColorScheme Colours), Tab> tabs = [];
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

    /// <summary>Opens a page of the book as in a fresh profile; what the page should not do is written to the list.</summary>
    public async Task<(IPage Page, IReadOnlyList<string> Complaints)> OpenAsync(
        string file, bool javaScript = true, int width = 1280, ColorScheme colours = ColorScheme.Light)
    {
        var tab = javaScript ? await TabAsync(width, colours) : await NewTabAsync(javaScript, width, colours);
        await tab.Page.GotoAsync(Address(file));
        return (tab.Page, tab.Complaints);
    }

    public async Task LookAsync(string file, int width, ColorScheme colours, Func<IPage, IReadOnlyList<string>, Task> look)
    {
        var (page, complaints) = await OpenAsync(file, width: width, colours: colours);
        await look(page, complaints);
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

    private async Task<Tab> TabAsync(int width, ColorScheme colours)
    {
        if (!tabs.TryGetValue((width, colours), out var tab))
            return tabs[(width, colours)] = await NewTabAsync(javaScript: true, width, colours);
        await tab.ForgetAsync(Address("assets/book.css"));
        await tab.Page.SetViewportSizeAsync(width, Height);
        return tab;
    }

    private async Task<Tab> NewTabAsync(bool javaScript, int width, ColorScheme colours)
    {
        var profile = await browser!.NewProfileAsync(new()
        {
            ColorScheme = colours,
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = width, Height = Height },
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
        return new Tab(page, complaints);
    }

    private string Address(string file) => new Uri(Path.Combine(book!.Folder, file)).AbsoluteUri;
}
