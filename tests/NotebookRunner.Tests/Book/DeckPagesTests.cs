using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

/// <summary>Every slide of every lesson, shown in a real browser with the network off.</summary>
public sealed class DeckPagesTests(LessonPagesTests.LessonBook browser) : IClassFixture<LessonPagesTests.LessonBook>
{
    private const string Faults = """
        () => {
            const slide = deck.getCurrentSlide(), frame = slide.getBoundingClientRect();
            const found = [];
            if (slide.classList.contains('scrolls')) found.push('is too long');
            if (slide.querySelector('.content').getBoundingClientRect().right > frame.right + 1) found.push('is too wide');
            if (slide.querySelector('.rnn-figure') && !slide.querySelector('.main-svg')) found.push('has no figure drawn');
            return found.map(fault => `${slide.innerText.slice(0, 60)} ${fault}`);
        }
        """;

    public static TheoryData<string> Decks => [.. LessonsWithSlides()];

    [BrowserTheory]
    [MemberData(nameof(Decks))]
    public async Task A_lecture_goes_from_the_first_slide_to_the_last_and_every_slide_has_room(string lesson)
    {
        var (page, complaints) = await OpenAsync(lesson, ColorScheme.Light);
        int slides = await page.Locator("section.slide").CountAsync();
        Assert.InRange(slides, 10, 45);
        HashSet<string> seen = [];
        for (bool more = true; more; more = await NextAsync(page))
        {
            await DrawnAsync(page);
            Assert.Empty(await page.EvaluateAsync<string[]>(Faults));
            seen.Add(await page.EvaluateAsync<string>("(({ h, v }) => `${h}.${v}`)(deck.getIndices())"));
        }
        Assert.Equal(slides, seen.Count);
        Assert.Equal(0, await page.Locator(".katex-error").CountAsync());
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Keys_advance_the_deck_and_switch_its_colours()
    {
        var (page, _) = await OpenAsync(LessonsWithSlides().First(), ColorScheme.Light);
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("section.slide.present")).Not.ToContainTextAsync("You are walking");
        string paper = await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.reveal')).backgroundColor");
        await page.Keyboard.PressAsync("d");
        Assert.NotEqual(paper, await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.reveal')).backgroundColor"));
    }

    [BrowserFact]
    public async Task The_speaker_sees_the_notes_in_a_window_of_their_own()
    {
        var (page, _) = await OpenAsync(LessonsWithSlides().First(), ColorScheme.Light);
        await page.EvaluateAsync("(({ h, v }) => deck.slide(h, v))(deck.getIndices(document.querySelector('aside.notes').parentElement))");
        string notes = await page.Locator("aside.notes").First.TextContentAsync() ?? "";
        var speaker = await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("s"));
        await Assertions.Expect(speaker.Locator("#speaker-controls, .speaker-controls").First).ToContainTextAsync(notes.Trim()[..20], new() { Timeout = 15_000 });
    }

    private async Task<(IPage Page, IReadOnlyList<string> Complaints)> OpenAsync(string lesson, ColorScheme colours)
    {
        var opened = await browser.OpenAsync($"{lesson}.slides.html", width: 1500, colours: colours);
        await opened.Page.WaitForFunctionAsync("document.documentElement.dataset.ready !== undefined");
        return opened;
    }

    private static Task<IJSHandle> DrawnAsync(IPage page) => page.WaitForFunctionAsync("""
        () => {
            const slide = deck.getCurrentSlide(), plot = slide.querySelector('.rnn-plot');
            const size = slide.querySelector('.content').getBoundingClientRect().height;
            const isStill = size === window.lastSize;
            window.lastSize = size;
            return isStill && (!plot || plot.querySelector('.main-svg'));
        }
        """, null, new() { PollingInterval = 60 });

    private static async Task<bool> NextAsync(IPage page)
    {
        if (await page.EvaluateAsync<bool>("deck.isLastSlide() && !deck.availableFragments().next"))
            return false;
        await page.EvaluateAsync("deck.next()");
        return true;
    }

    private static IEnumerable<string> LessonsWithSlides() =>
        from path in Directory.EnumerateFiles(SampleBook.Lessons, "*.ipynb").Order(StringComparer.Ordinal)
        where File.ReadAllText(path).Contains("\"slide_type\"", StringComparison.Ordinal)
        select Path.GetFileNameWithoutExtension(path);
}
