using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

/// <summary>What Lighthouse would ask of the book of the real lessons.</summary>
[Collection(LessonBook.Name)]
public sealed class PageBasicsTests(LessonBook browser)
{
    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_of_the_first_page_is_told_from_its_ground(ColorScheme colours)
    {
        var (page, _) = await browser.OpenAsync("index.html", colours: colours);
        Assert.Empty(await page.EvaluateAsync<string[]>(Contrast.Poor));
    }

    [BrowserFact]
    public async Task Each_page_is_under_3_megabytes_apart_from_shared_scripts()
    {
        var (page, _) = await browser.OpenAsync("index.html");
        string folder = Path.GetDirectoryName(new Uri(page.Url).LocalPath)!;
        Assert.All(Directory.EnumerateFiles(folder, "*.html"), file => Assert.InRange(new FileInfo(file).Length, 1, 3_000_000));
    }

    [BrowserFact]
    public async Task The_first_page_answers_soon()
    {
        var (page, _) = await browser.OpenAsync("index.html");
        // About 0.1 s on a quiet machine. A busy one may be late now and then, but a slow page is slow each time.
        List<double> milliseconds = [];
        while (milliseconds.Count < 10 && milliseconds.All(time => time > 2_000))
        {
            await page.ReloadAsync();
            milliseconds.Add(await page.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"));
        }
        Assert.InRange(milliseconds.Min(), 1, 2_000);
    }

    [BrowserFact]
    public async Task The_tabulator_goes_to_the_skip_link_the_tools_the_contents_and_then_the_text()
    {
        var (page, _) = await browser.OpenAsync("00-start-here.html");
        List<string> stops = [];
        for (int press = 0; press < 40; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            stops.Add(await page.EvaluateAsync<string>("document.activeElement.closest('.skip, .home, .find, .theme, .series, .sections, main')?.classList[0] ?? 'body'"));
        }
        string[] order = [.. stops.Where((stop, i) => i == 0 || stops[i - 1] != stop)];
        Assert.Equal(["skip", "home", "find", "theme", "series", "sections", "lesson"], order.Take(7));
    }

    [BrowserFact]
    public async Task The_skip_link_leads_into_the_text()
    {
        var (page, _) = await browser.OpenAsync("00-start-here.html");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("#main$"));
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
    }
}
