using Microsoft.Playwright;
using NotebookRunner.Tests.Book;

namespace NotebookRunner.Tests.Live;

/// <summary>Each page of the real lessons under its policy. What breaks it is an error on the console. What a figure asks for depends on its kind: each kind is drawn once, and every figure in the book.</summary>
public sealed class PolicyTests(LessonSite browser) : IClassFixture<LessonSite>
{
    // What lies in a fold is drawn, and its cells become editors, when it is opened.
    private const string OpenFolds = "document.querySelectorAll('details').forEach(fold => { fold.open = true; })";
    private const string AreDrawn = "() => [...document.querySelectorAll('.rnn-figure')].every(figure => figure.querySelector('.main-svg'))";

    public static TheoryData<string> Pages => [.. LookedAt.Lessons.Select(lesson => $"{lesson}.html"), "index.html"];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Figures_of_each_kind_are_drawn_cells_are_editors_and_nothing_breaks_the_policy(string file)
    {
        var (page, complaints) = await browser.OpenAsync(file);
        await page.EvaluateAsync(OpenFolds);
        if (LookedAt.HasNewKind(Path.GetFileNameWithoutExtension(file)))
            await page.WaitForFunctionAsync(AreDrawn);
        if (file != "index.html")
        {
            var last = page.Locator("[data-cell]").Last;
            await last.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(last.Locator(".cm-content")).ToBeVisibleAsync();
        }
        Assert.Equal(await page.Locator(".cell").CountAsync(), await page.Locator("[data-cell] [data-run]").CountAsync());
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Slides_and_their_speakers_notes_keep_to_their_own_files()
    {
        var (page, complaints) = await browser.OpenAsync("08-lstm.slides.html");
        Assert.Equal(1, await page.Locator("meta[http-equiv='Content-Security-Policy']").CountAsync());
        var notes = await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("s"));
        await Assertions.Expect(notes.Locator(".speaker-controls-notes .value")).Not.ToBeEmptyAsync();
        await page.WaitForFunctionAsync("document.querySelector('.rnn-figure .main-svg')");
        Assert.Empty(complaints);
        await Assert.ThrowsAsync<PlaywrightException>(() => page.EvaluateAsync("fetch('https://example.org')"));
    }
}
