using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

/// <summary>Every slide of every lesson, shown in a real browser with the network off.</summary>
public sealed class DeckPagesTests(LessonBook browser) : IClassFixture<LessonBook>
{
    private const string IsReady = "document.documentElement.dataset.ready !== undefined";

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

    public static TheoryData<string> Decks => [.. LessonsWithSlides()];

    [BrowserTheory]
    [MemberData(nameof(Decks))]
    public Task A_lecture_goes_from_the_first_slide_to_the_last_and_every_slide_has_room(string lesson) =>
        browser.LookAsync($"{lesson}.slides.html", width: 1500, ColorScheme.Light, async (page, complaints) =>
        {
            await page.WaitForFunctionAsync(IsReady);
            var walk = await page.EvaluateAsync<Walked>(Walk).WaitAsync(TimeSpan.FromMinutes(5));
            Assert.Empty(walk.Faults);
            Assert.InRange(walk.Slides, 10, 45);
            Assert.Equal(walk.Slides, walk.Seen);
            Assert.Equal(0, await page.Locator(".katex-error").CountAsync());
            Assert.Empty(complaints);
        });

    [BrowserFact]
    public async Task Keys_advance_the_deck_and_switch_its_colours()
    {
        var page = await OpenAsync(LessonsWithSlides().First());
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("section.slide.present")).Not.ToContainTextAsync("You are walking");
        string paper = await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.reveal')).backgroundColor");
        await page.Keyboard.PressAsync("d");
        Assert.NotEqual(paper, await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.reveal')).backgroundColor"));
    }

    [BrowserFact]
    public async Task The_speaker_sees_the_notes_in_a_window_of_their_own()
    {
        var page = await OpenAsync(LessonsWithSlides().First());
        await page.EvaluateAsync("(({ h, v }) => deck.slide(h, v))(deck.getIndices(document.querySelector('aside.notes').parentElement))");
        string notes = await page.Locator("aside.notes").First.TextContentAsync() ?? "";
        var speaker = await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("s"));
        await Assertions.Expect(speaker.Locator("#speaker-controls, .speaker-controls").First).ToContainTextAsync(notes.Trim()[..20]);
    }

    private async Task<IPage> OpenAsync(string lesson)
    {
        var (page, _) = await browser.OpenAsync($"{lesson}.slides.html", width: 1500);
        await page.WaitForFunctionAsync(IsReady);
        return page;
    }

    private static IEnumerable<string> LessonsWithSlides() =>
        from path in Directory.EnumerateFiles(SampleBook.Lessons, "*.ipynb").Order(StringComparer.Ordinal)
        where File.ReadAllText(path).Contains("\"slide_type\"", StringComparison.Ordinal)
        select Path.GetFileNameWithoutExtension(path);

    private sealed class Walked
    {
        public string[] Faults { get; init; } = [];

        public int Seen { get; init; }

        public int Slides { get; init; }
    }
}
