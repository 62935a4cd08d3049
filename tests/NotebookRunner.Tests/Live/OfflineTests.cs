using Microsoft.Playwright;
using NotebookRunner.Tests.Book;
using static Microsoft.Playwright.Assertions;

namespace NotebookRunner.Tests.Live;

/// <summary>The book without its server.</summary>
public sealed class OfflineTests(OfflineTests.Site browser) : IClassFixture<OfflineTests.Site>
{
    [BrowserFact]
    public async Task After_a_first_visit_and_a_first_run_the_whole_book_works_offline_and_a_new_version_takes_its_place()
    {
        var (page, complaints) = await browser.OpenAsync("01-lesson.html");
        await KeptAsync(page, "book");
        await page.ClickAsync("#cell-3 [data-run]");
        await KeptAsync(page, "engine");

        await browser.StopServerAsync();

        await page.GotoAsync(browser.Address("03-figures.html"));
        await page.WaitForSelectorAsync(".rnn-plot .main-svg");
        await page.ClickAsync("#cell-2 [data-run]");
        await Expect(page.Locator("#cell-2")).ToHaveAttributeAsync("data-state", "done");
        await page.GotoAsync(browser.Address(""));
        await Expect(page.Locator(".lessons li")).ToHaveCountAsync(3);
        Assert.Empty(complaints);

        browser.Book.Sample.WithFile("notebooks/02-slow.ipynb", Sample.Notebook(Sample.Text("# 02 A changed lesson")));
        await browser.Book.WriteAsync();
        await browser.StartServerAsync();
        await page.GotoAsync(browser.Address("index.html"));
        await page.WaitForFunctionAsync("async () => { const r = await navigator.serviceWorker.getRegistration(); await r.update(); return !r.installing && !r.waiting && (await (await fetch('index.html')).text()).includes('A changed lesson'); }");
    }

    private static Task<IElementHandle?> KeptAsync(IPage page, string part) => page.WaitForSelectorAsync($"html[data-kept-{part}]", new() { State = WaitForSelectorState.Attached });

    /// <summary>A site of its own, because it goes away.</summary>
    public sealed class Site() : LiveFixture(LiveLessons.Book)
    {
        private protected override bool KeepsBook => true;
    }
}
