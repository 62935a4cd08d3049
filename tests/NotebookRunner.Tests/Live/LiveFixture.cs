using Microsoft.Playwright;
using NotebookRunner.Live;
using NotebookRunner.Tests.Book;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Live;

/// <summary>A live book on a server of this machine, and a browser that reaches nothing else.</summary>
public abstract class LiveFixture : IAsyncLifetime
{
    private readonly Func<SampleBook>? sample;
    private readonly string? written;
    private readonly List<IBrowserContext> profiles = [];
    private readonly Dictionary<(int Width, ColorScheme Colours), Tab> tabs = [];
    private TestBrowser? browser;
    private StaticSite? site;
    private int port;

    private protected LiveFixture(Func<SampleBook> sample) => this.sample = sample;

    /// <param name="written">The folder of a live book that is there.</param>
    private protected LiveFixture(string written) => this.written = written;

    /// <summary>The book that was written for the tests.</summary>
    internal LiveBook Book { get; private set; } = null!;

    /// <summary>Whether a page may keep the whole book for its reader: in a fresh profile each page does, which takes longer than most tests.</summary>
    private protected virtual bool KeepsBook => false;

    public async Task InitializeAsync()
    {
        if (BrowserNeeds.Missing is not null || (written is not null && !Directory.Exists(written)))
            return;
        if (sample is not null)
        {
            Book = new LiveBook(sample(), LiveLessons.Slow);
            await Book.WriteAsync();
        }
        browser = await TestBrowser.TakeAsync();
        await StartServerAsync();
    }

    /// <summary>Opens a page as in a fresh profile; what it should not do is written to the list.</summary>
    public async Task<(IPage Page, IReadOnlyList<string> Complaints)> OpenAsync(string file, int width = 1280, ColorScheme colours = ColorScheme.Light)
    {
        // What a page keeps of the book stays in its profile.
        if (!KeepsBook && tabs.TryGetValue((width, colours), out var tab))
            await tab.ForgetAsync(Address("assets/book.css"));
        else
            tab = tabs[(width, colours)] = await NewTabAsync(width, colours);
        await tab.Page.GotoAsync(Address(file));
        return (tab.Page, tab.Complaints);
    }

    // The small book lies below a path, as on GitHub Pages.
    public string Address(string file) => $"{site!.Address}{(written is null ? "RnnNotebooks/" : "")}{file}";

    /// <summary>Takes the server away.</summary>
    public async Task StopServerAsync()
    {
        port = new Uri(site!.Address).Port;
        await site.DisposeAsync();
    }

    /// <summary>Starts the server, at the address it had before.</summary>
    public async Task StartServerAsync() => site = await StaticSite.StartAsync(written ?? Book.Site, port);

    public async Task DisposeAsync()
    {
        foreach (var profile in profiles)
            await profile.CloseAsync();
        if (browser is not null)
            await browser.DisposeAsync();
        if (site is not null)
            await site.DisposeAsync();
        Book?.Dispose();
    }

    private async Task<Tab> NewTabAsync(int width, ColorScheme colours)
    {
        var profile = await browser!.NewProfileAsync(new()
        {
            ColorScheme = colours,
            ViewportSize = new() { Width = width, Height = 844 },
            HasTouch = width < 600,
            ServiceWorkers = KeepsBook ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        profiles.Add(profile);
        var page = await profile.NewPageAsync();
        var complaints = PageComplaints.Of(page);
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                complaints.Add($"{response.Status}: {response.Url}");
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address(""), StringComparison.Ordinal) && new Uri(request.Url).Scheme is not ("data" or "blob"))
                complaints.Add($"request: {request.Url}");
        };
        return new Tab(page, complaints);
    }
}
