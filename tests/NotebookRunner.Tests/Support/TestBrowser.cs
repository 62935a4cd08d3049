using Microsoft.Playwright;
using NotebookRunner.Images;

namespace NotebookRunner.Tests.Support;

/// <summary>The browser of all tests that look at pages. Each look has a profile of its own, so that one process serves all classes, at the same time too.</summary>
internal sealed class TestBrowser : IAsyncDisposable
{
    // A figure is drawn in less than a second; a test machine may have ten other things to do.
    private const float Patience = 180_000;

    private static readonly Shared<TestBrowser> started = new(StartAsync, browser => browser.EndAsync());

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private TestBrowser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static Task<TestBrowser> TakeAsync() => started.TakeAsync();

    /// <summary>A fresh profile.</summary>
    public async Task<IBrowserContext> NewProfileAsync(BrowserNewContextOptions options)
    {
        var profile = await browser.NewContextAsync(options);
        profile.SetDefaultTimeout(Patience);
        return profile;
    }

    /// <summary>Gives it back.</summary>
    public async ValueTask DisposeAsync() => await started.ReturnAsync();

    private static async Task<TestBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        // Root in a container has no sandbox.
        return new TestBrowser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox", "--enable-unsafe-swiftshader"] }));
    }

    private async Task EndAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
