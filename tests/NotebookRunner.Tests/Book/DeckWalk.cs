using Microsoft.Playwright;
using NotebookRunner.Checks;

namespace NotebookRunner.Tests.Book;

/// <summary>A walk through a whole deck, from the first slide to the last.</summary>
internal static class DeckWalk
{
    public const string IsReady = "document.documentElement.dataset.ready !== undefined";

    // One call for a whole deck. Words are where they are as soon as their letters are loaded; only figures take frames.
    private const string Walk = $$"""
        async () => {
            {{Rest.Function}}
            const faults = [], seen = new Set(), places = new Set();
            const step = () => (({ h, v, f }) => `${h}.${v}.${f}`)(deck.getIndices());
            while (true) {
                const slide = deck.getCurrentSlide(), content = slide.querySelector('.content'), plots = [...slide.querySelectorAll('.rnn-plot')];
                const say = fault => faults.push(`${fault}: ${slide.innerText.trim().split('\n')[0]}`);
                const isDrawn = () => plots.every(plot => plot.querySelector('.main-svg'));
                await document.fonts.ready;
                if (plots.length && !await comesToRest(isDrawn, () => content.getBoundingClientRect().height)) {
                    say(isDrawn() ? 'never comes to rest' : 'has no figure drawn');
                    break;
                }
                if (slide.classList.contains('scrolls')) say('is too long');
                if (content.scrollWidth > content.clientWidth + 1) say('is too wide');
                seen.add(slide);
                places.add(step());
                if (deck.isLastSlide() && !deck.availableFragments().next) break;
                deck.next();
                if (places.has(step())) {
                    say('leads back');
                    break;
                }
            }
            return { faults, seen: seen.size, slides: document.querySelectorAll('section.slide').length };
        }
        """;

    public static Task LookAsync(BrowserFixture browser, string lesson) =>
        browser.LookAsync($"{lesson}.slides.html", width: 1500, ColorScheme.Light, async (page, complaints) =>
        {
            await page.WaitForFunctionAsync(IsReady);
            var walk = await page.EvaluateAsync<Walked>(Walk).WaitAsync(TimeSpan.FromMinutes(5));
            Assert.Empty(walk.Faults);
            Assert.InRange(walk.Slides, 6, LessonLimits.Slides);
            Assert.Equal(walk.Slides, walk.Seen);
            Assert.Equal(0, await page.Locator(".katex-error").CountAsync());
            Assert.Empty(complaints);
        });

    private sealed class Walked
    {
        public string[] Faults { get; init; } = [];

        public int Seen { get; init; }

        public int Slides { get; init; }
    }
}
