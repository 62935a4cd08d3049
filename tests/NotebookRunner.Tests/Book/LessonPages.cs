using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

/// <summary>Every figure of every lesson, looked at in a real browser with the network off. Each look has a class of its own: they run side by side.</summary>
/// <param name="browser">The book.</param>
/// <param name="colours">Those of the page.</param>
/// <param name="widths">Those of the window, one after the other.</param>
public abstract class LessonPages(LessonBook browser, ColorScheme colours, params int[] widths) : IClassFixture<LessonBook>
{
    private const string Drawn = $$"""
        () => {
            {{Rest.Function}}
            const plots = [...document.querySelectorAll('.rnn-plot')];
            const areDrawn = () => plots.every(plot => plot.querySelector('.main-svg')?.clientWidth >= plot.clientWidth - 1);
            return comesToRest(areDrawn, () => document.documentElement.scrollHeight);
        }
        """;

    // A mark is a line with a path, a bar, a cell of a heat map, or a box of a diagram.
    private const string EmptyFigures = """
        () => [...document.querySelectorAll('.rnn-figure')]
            .filter(figure => ![...figure.querySelectorAll('.cartesianlayer .trace path, .cartesianlayer image, .shapelayer path, .pielayer path, .polarlayer .trace path, .gl-container canvas')].length)
            .map(figure => figure.querySelector('summary').textContent)
        """;

    public static TheoryData<string> Lessons => [.. LookedAt.Lessons];

    [BrowserTheory]
    [MemberData(nameof(Lessons))]
    public Task Every_figure_is_drawn_whole_every_text_can_be_read_and_nothing_complains(string lesson) =>
        browser.LookAsync($"{lesson}.html", widths[0], colours, async (page, complaints) =>
        {
            // A figure in a fold is drawn when the fold is opened.
            await page.EvaluateAsync("document.querySelectorAll('.rnn-solution').forEach(fold => { fold.open = true; })");
            foreach (int width in widths)
                await LookAtWidthAsync(page, width);
            // An appendix is shorter.
            Assert.InRange(await page.Locator(".rnn-figure").CountAsync(), lesson.StartsWith('A') ? 2 : 3, 45);
            Assert.Empty(await page.EvaluateAsync<string[]>(EmptyFigures));
            Assert.Equal(0, await page.Locator(".katex-error").CountAsync());
            Assert.Empty(complaints);

            await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            Assert.Empty(await page.EvaluateAsync<string[]>(Contrast.Poor));
            Assert.Empty(await page.EvaluateAsync<string[]>(Clipping.Blocks));
            Assert.Equal(0, await page.Locator("img:not([alt]), img[alt='']").CountAsync());
            Assert.Equal(0, await page.Locator(".rnn-plot:not([aria-label])").CountAsync());
        });

    private static async Task LookAtWidthAsync(IPage page, int width)
    {
        await page.SetViewportSizeAsync(width, 844);
        Assert.True(await page.EvaluateAsync<bool>(Drawn).WaitAsync(TimeSpan.FromMinutes(5)), $"At {width} px a figure is not drawn, or drawn again and again.");
        Assert.Empty(await page.EvaluateAsync<string[]>(Clipping.Texts));
        Assert.Empty(await page.EvaluateAsync<string[]>(Clipping.Blocks));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
