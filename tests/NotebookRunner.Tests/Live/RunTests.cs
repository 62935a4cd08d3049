using Microsoft.Playwright;
using NotebookRunner.Tests.Book;
using static Microsoft.Playwright.Assertions;

namespace NotebookRunner.Tests.Live;

/// <summary>Cells run, fail and are stopped, with an engine that does what it is told.</summary>
[Collection(LiveSite.Name)]
public sealed class RunTests(LiveSite browser)
{
    [BrowserFact]
    public async Task A_cell_runs_after_those_above_it_and_then_shows_its_own_result_and_time()
    {
        var (page, complaints) = await browser.OpenAsync("01-lesson.html");
        await Expect(Outputs(page, 3)).ToContainTextAsync("the stored result");

        await page.ClickAsync("#cell-4 [data-run]");

        await StateAsync(page, 4, "done");
        await StateAsync(page, 3, "done");
        await Expect(Outputs(page, 3)).ToHaveTextAsync("run 2: Cell 3: var a = 1;");
        await Expect(Outputs(page, 4)).ToHaveTextAsync("run 3: Cell 4: var b = 2;");
        await Expect(page.Locator("#cell-4 .time")).ToHaveTextAsync("0.3 s");
        await page.ClickAsync("#cell-3 [data-run]");
        await Expect(Outputs(page, 3)).ToHaveTextAsync("run 4: Cell 3: var a = 1;");
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Nothing_of_the_engine_is_loaded_before_something_runs()
    {
        var (page, _) = await browser.OpenAsync("01-lesson.html");
        await page.WaitForSelectorAsync("#cell-3 .cm-editor");
        Assert.Empty(page.Workers);
    }

    [BrowserFact]
    public async Task An_exercise_needs_the_setup_and_no_cell_of_the_lesson_and_a_solution_neither()
    {
        var (page, _) = await browser.OpenAsync("01-lesson.html");
        await page.ClickAsync("#cell-8 [data-run]");
        await Expect(Outputs(page, 8)).ToContainTextAsync("run 2: Cell 8: int? answer = null;");
        await page.ClickAsync(".rnn-solution summary");
        await page.ClickAsync("#solution-cell-4 [data-run]");
        await Expect(page.Locator("#solution-cell-4 [data-outputs]")).ToHaveTextAsync("run 3: Solution cell 4: var solved = 42;");
        await StateAsync(page, 3, "idle");
    }

    [BrowserFact]
    public async Task An_error_ends_what_waits_and_the_line_at_the_foot_leads_to_it()
    {
        var (page, _) = await browser.OpenAsync("01-lesson.html");
        await TypeAsync(page, 3, "fail");
        await page.ClickAsync("[data-run-all]");
        await StateAsync(page, 3, "failed");
        await Expect(page.Locator(".live-status p")).ToHaveTextAsync("Cell 3 ended with an error.");
        await StateAsync(page, 4, "idle");
        await page.ClickAsync(".live-actions button");
        Assert.Equal("cell-3", await page.EvaluateAsync<string>("document.activeElement.closest('.cell').id"));
    }

    [BrowserFact]
    public async Task Stop_ends_a_loop_without_end_says_what_is_lost_and_the_next_cell_starts_anew()
    {
        var (page, complaints) = await browser.OpenAsync("01-lesson.html");
        await TypeAsync(page, 3, "while (true) { }");
        await page.ClickAsync("#cell-3 [data-run]");
        await StateAsync(page, 3, "running");

        await page.ClickAsync("#cell-3 [data-stop]");

        await StateAsync(page, 3, "failed");
        await Expect(page.Locator("#cell-3 .live-note")).ToContainTextAsync("variables of this page are gone");
        Assert.Empty(page.Workers);
        await TypeAsync(page, 3, "var a = 2;");
        await page.ClickAsync("#cell-3 [data-run]");
        await Expect(Outputs(page, 3)).ToHaveTextAsync("run 2: Cell 3: var a = 2;");
        await Expect(page.Locator("#cell-3 .live-note")).ToBeHiddenAsync();
        Assert.Empty(complaints);
    }

    [BrowserTheory]
    [InlineData("die", "out of memory")]
    [InlineData("crash", "a fault of the engine")]
    public async Task An_engine_that_ends_by_itself_costs_the_cell_and_not_the_page(string code, string reason)
    {
        var (page, _) = await browser.OpenAsync("01-lesson.html");
        await TypeAsync(page, 3, code);
        await page.ClickAsync("#cell-3 [data-run]");
        await StateAsync(page, 3, "failed");
        await Expect(page.Locator("#cell-3 .live-note")).ToContainTextAsync(reason);
        await page.ClickAsync("#cell-2 [data-run]");
        await StateAsync(page, 2, "done");
    }

    [BrowserFact]
    public async Task Run_all_leaves_a_slow_cell_and_what_needs_it_with_their_stored_results_until_it_is_asked()
    {
        var (page, _) = await browser.OpenAsync("02-slow.html");
        await Expect(page.Locator("#cell-3 .live-cost")).ToHaveTextAsync("about 2 minutes here, 6.2 s with the SDK");

        await page.ClickAsync("[data-run-all]");

        await StateAsync(page, 5, "done");
        await StateAsync(page, 3, "idle");
        await Expect(Outputs(page, 3)).ToHaveTextAsync("trained");
        await Expect(page.Locator("#cell-3 .live-note")).ToContainTextAsync("Left out, because it takes about 2 minutes here.");
        await StateAsync(page, 4, "idle");
        await Expect(Outputs(page, 4)).ToHaveTextAsync("stored");
        await Expect(page.Locator("#cell-4 .live-note")).ToContainTextAsync("it needs cell 3");
        await page.ClickAsync("[data-run-slow]");
        await StateAsync(page, 3, "done");
        await StateAsync(page, 4, "failed");
    }

    private static ILocator Outputs(IPage page, int cell) => page.Locator($"#cell-{cell} [data-outputs]");

    private static Task StateAsync(IPage page, int cell, string state) => Expect(page.Locator($"#cell-{cell}")).ToHaveAttributeAsync("data-state", state);

    private static Task TypeAsync(IPage page, int cell, string code) => page.Locator($"#cell-{cell} .cm-content").WriteAsync(code);
}
