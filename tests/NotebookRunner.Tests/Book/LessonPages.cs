using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

/// <summary>Every figure of every lesson, looked at in a real browser with the network off. Each look has a class, and so a browser and a book, of its own: they run side by side.</summary>
public abstract class LessonPages(LessonBook browser, ColorScheme colours, int width) : IClassFixture<LessonBook>
{
    private const string Drawn = $$"""
        () => {
            {{Rest.Function}}
            const areDrawn = () => [...document.querySelectorAll('.rnn-figure')].every(figure => figure.querySelector('.main-svg'));
            return comesToRest(areDrawn, () => document.documentElement.scrollHeight);
        }
        """;

    // A mark is a line with a path, a bar, a cell of a heat map, or a box of a diagram.
    private const string EmptyFigures = """
        () => [...document.querySelectorAll('.rnn-figure')]
            .filter(figure => ![...figure.querySelectorAll('.cartesianlayer .trace path, .cartesianlayer image, .shapelayer path, .pielayer path, .polarlayer .trace path, .gl-container canvas')].length)
            .map(figure => figure.querySelector('summary').textContent)
        """;

    public static TheoryData<string> Lessons =>
        [.. Directory.EnumerateFiles(SampleBook.Lessons, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [BrowserTheory]
    [MemberData(nameof(Lessons))]
    public Task Every_figure_is_drawn_whole_every_text_can_be_read_and_nothing_complains(string lesson) =>
        browser.LookAsync($"{lesson}.html", width, colours, async (page, complaints) =>
        {
            // A figure in a fold is drawn when the fold is opened.
            await page.EvaluateAsync("document.querySelectorAll('.rnn-solution').forEach(fold => { fold.open = true; })");
            Assert.True(await page.EvaluateAsync<bool>(Drawn).WaitAsync(TimeSpan.FromMinutes(5)), "A figure is not drawn, or drawn again and again.");

            // An appendix is shorter.
            Assert.InRange(await page.Locator(".rnn-figure").CountAsync(), lesson.StartsWith('A') ? 2 : 3, 45);
            Assert.Empty(await page.EvaluateAsync<string[]>(EmptyFigures));
            Assert.Empty(await page.EvaluateAsync<string[]>(Clipping.Texts));
            Assert.Equal(0, await page.Locator(".katex-error").CountAsync());
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.Empty(complaints);

            await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            Assert.Empty(await page.EvaluateAsync<string[]>(Contrast.Poor));
            Assert.Equal(0, await page.Locator("img:not([alt]), img[alt='']").CountAsync());
            Assert.Equal(0, await page.Locator(".rnn-plot:not([aria-label])").CountAsync());
        });
}
