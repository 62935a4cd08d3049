using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

/// <summary>Every slide of every other lesson, shown in a real browser with the network off, and what a lecturer's keys do.</summary>
public sealed class DeckPagesTests(LessonBook browser) : IClassFixture<LessonBook>
{
    public static TheoryData<string> Decks => [.. LookedAt.Decks.Where((_, index) => index % 2 == 0)];

    [BrowserTheory]
    [MemberData(nameof(Decks))]
    public Task A_lecture_goes_from_the_first_slide_to_the_last_and_every_slide_has_room(string lesson) => DeckWalk.LookAsync(browser, lesson);

    [BrowserFact]
    public async Task Keys_advance_the_deck_and_switch_its_colours()
    {
        var page = await OpenAsync(LookedAt.Decks[0]);
        await Assertions.Expect(page.Locator("section.slide.present")).ToContainTextAsync("Start here");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("section.slide.present")).Not.ToContainTextAsync("Start here");
        string paper = await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.reveal')).backgroundColor");
        await page.Keyboard.PressAsync("d");
        Assert.NotEqual(paper, await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.reveal')).backgroundColor"));
    }

    [BrowserFact]
    public async Task The_speaker_sees_the_notes_in_a_window_of_their_own()
    {
        var page = await OpenAsync(LookedAt.Decks[0]);
        await page.EvaluateAsync("(({ h, v }) => deck.slide(h, v))(deck.getIndices(document.querySelector('aside.notes').parentElement))");
        string notes = await page.Locator("aside.notes").First.TextContentAsync() ?? "";
        var speaker = await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("s"));
        await Assertions.Expect(speaker.Locator("#speaker-controls, .speaker-controls").First).ToContainTextAsync(notes.Trim()[..20]);
    }

    private async Task<IPage> OpenAsync(string lesson)
    {
        var (page, _) = await browser.OpenAsync($"{lesson}.slides.html", width: 1500);
        await page.WaitForFunctionAsync(DeckWalk.IsReady);
        return page;
    }
}
