using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

/// <summary>What Lighthouse would ask of the book of the real lessons.</summary>
public sealed class PageBasicsTests(LessonPagesTests.LessonBook browser) : IClassFixture<LessonPagesTests.LessonBook>
{
    // The contrast of every text with what lies behind it, by WCAG 2. Texts inside a drawing are the figures' own tests' business.
    private const string PoorContrasts = """
        () => {
            const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const rgba = colour => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255]; };
            const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
            const behind = element => element === null ? [255, 255, 255, 1] : (colour => colour[3] === 1 ? colour : over(colour, behind(element.parentElement)))(rgba(getComputedStyle(element).backgroundColor));
            const light = ([r, g, b]) => [0.2126 * r, 0.7152 * g, 0.0722 * b].length && [r, g, b].map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const found = new Map();
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let text; text = walker.nextNode();) {
                const element = text.parentElement;
                if (!text.data.trim() || element.closest('svg, script, style, dialog, .katex-mathml, .skip, .copy') || !element.checkVisibility()) continue;
                const paper = behind(element), ink = over(rgba(getComputedStyle(element).color), paper);
                const [a, b] = [light(ink), light(paper)].sort((x, y) => y - x), ratio = (a + 0.05) / (b + 0.05);
                if (ratio < 4.5) found.set(`${element.tagName}.${element.className}`, `${ratio.toFixed(2)} ${element.tagName}.${element.className}: ${text.data.trim().slice(0, 40)}`);
            }
            return [...found.values()];
        }
        """;

    public static TheoryData<string, ColorScheme> Pages
    {
        get
        {
            var pages = new TheoryData<string, ColorScheme>();
            foreach (string page in Directory.EnumerateFiles(SampleBook.Lessons, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)).Append("index").Order(StringComparer.Ordinal))
            {
                pages.Add(page, ColorScheme.Light);
                pages.Add(page, ColorScheme.Dark);
            }
            return pages;
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Text_is_told_from_its_ground_and_images_are_described(string name, ColorScheme colours)
    {
        var (page, _) = await browser.OpenAsync($"{name}.html", colours: colours);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        Assert.Empty(await page.EvaluateAsync<string[]>(PoorContrasts));
        Assert.Equal(0, await page.Locator("img:not([alt]), img[alt='']").CountAsync());
        Assert.Equal(0, await page.Locator(".rnn-plot:not([aria-label])").CountAsync());
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
        double milliseconds = await page.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd");
        // About 0.1 s on a quiet machine; the promise is 2 s, and test machines are busy.
        Assert.InRange(milliseconds, 1, 6_000);
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
