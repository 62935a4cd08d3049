namespace NotebookRunner.Tests.Book;

/// <summary>The slides of the lessons that <see cref="DeckPagesTests"/> leaves out: two browsers look at the decks side by side.</summary>
public sealed class OtherDeckPagesTests(LessonBook browser) : IClassFixture<LessonBook>
{
    public static TheoryData<string> Decks => [.. LookedAt.Decks.Where((_, index) => index % 2 == 1)];

    [BrowserTheory]
    [MemberData(nameof(Decks))]
    public Task A_lecture_goes_from_the_first_slide_to_the_last_and_every_slide_has_room(string lesson) => DeckWalk.LookAsync(browser, lesson);
}
