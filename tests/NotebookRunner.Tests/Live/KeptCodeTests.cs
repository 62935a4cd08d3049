using Microsoft.Playwright;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Book;
using NotebookRunner.Tests.Grading;
using NotebookRunner.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NotebookRunner.Tests.Live;

/// <summary>The reader's code outlives the page, leaves it as a notebook and comes back.</summary>
[Collection(LiveSite.Name)]
public sealed class KeptCodeTests(LiveSite browser)
{
    private const string Answer = "int? answer = 42;\nCheck.That(\"01.1\", answer)";

    [BrowserFact]
    public async Task Code_is_there_after_a_reload_until_the_cell_is_reset()
    {
        var (page, _) = await OpenAnsweredAsync();
        await page.ReloadAsync();
        await Expect(Code(page)).ToContainTextAsync("int? answer = 42;");
        await Expect(page.Locator("#cell-8 .live-note")).ToContainTextAsync("This is your code.");

        await page.ClickAsync("#cell-8 [data-reset]");

        await Expect(Code(page)).ToContainTextAsync("int? answer = null;");
        await Expect(page.Locator("#cell-8 [data-outputs]")).ToHaveTextAsync("01.1 not yet");
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('rnn-live/')).length"));
    }

    [BrowserFact]
    public async Task Resetting_the_lesson_can_be_taken_back()
    {
        var (page, _) = await OpenAnsweredAsync();
        await page.ClickAsync("[data-reset-lesson]");
        await Expect(Code(page)).ToContainTextAsync("answer = null");
        await page.ClickAsync("[data-take-back]");
        await Expect(Code(page)).ToContainTextAsync("answer = 42");
    }

    [BrowserFact]
    public async Task Code_for_a_cell_that_the_lesson_no_longer_has_goes_into_no_other_and_is_offered()
    {
        var (page, _) = await OpenAnsweredAsync();
        await page.EvaluateAsync("localStorage.setItem('rnn-live/01-lesson/lesson-older-1', 'var old = 1;')");
        await page.ReloadAsync();
        await Expect(page.Locator(".live-lesson + .live-note")).ToContainTextAsync("Your code of 1 cell has no place in it any more");
        await Expect(page.Locator("#cell-3 .cm-content")).ToHaveTextAsync("var a = 1;");
    }

    [BrowserFact]
    public async Task An_exported_lesson_is_a_notebook_that_grade_takes_and_that_can_be_imported()
    {
        var (page, _) = await OpenAnsweredAsync();
        await page.ClickAsync("#cell-8 [data-run]");
        await Expect(page.Locator("#cell-8")).ToHaveAttributeAsync("data-state", "done");
        using var repository = FakeCourse.Make("01-lesson");
        string file = repository.PathOf("class/kim/01-lesson.ipynb");

        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[data-export]"));
        await download.SaveAsAsync(file);

        Assert.Equal("01-lesson.ipynb", download.SuggestedFilename);
        var notebook = NotebookDocument.Load(file);
        Assert.Equal(Answer, notebook.Cells[7].Source);
        Assert.Equal("run 2: Cell 8: int? answer = 42;", (string)notebook.Cells[7].Outputs[0]!["text"]![0]!);
        Assert.Equal("the stored result\n", Multiline.Read(notebook.Cells[2].Outputs[0]!["text"]));
        var graded = await Runner.RunAsync(repository, "grade", "class");
        Assert.True(graded.ExitCode == 0, graded.Output);
        Assert.Contains("kim 01.1 passed", repository.Rows());

        var (other, _) = await browser.OpenAsync("01-lesson.html");
        await other.SetInputFilesAsync("[data-import-file]", file);
        await Expect(Code(other)).ToContainTextAsync("answer = 42");
        await Expect(other.Locator(".live-status p")).ToHaveTextAsync("4 cells read from 01-lesson.ipynb; 1 differs from the lesson.");
    }

    [BrowserTheory]
    [InlineData("{\"cells\": [", "kim.ipynb is not JSON")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "kim.ipynb is no notebook of nbformat 4.")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]}", "kim.ipynb, cell 1 has no type or no text.")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"1\"}]}", "kim.ipynb is no copy of this lesson: 0 of its 1 cells belong to “01 A lesson”.")]
    public async Task A_file_that_is_no_copy_of_the_lesson_is_refused_and_changes_nothing(string content, string message)
    {
        var (page, _) = await OpenAnsweredAsync();
        await page.SetInputFilesAsync("[data-import-file]", new FilePayload { Name = "kim.ipynb", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });
        await Expect(page.Locator(".live-status p")).ToContainTextAsync(message);
        await Expect(Code(page)).ToContainTextAsync("answer = 42");
    }

    private async Task<(IPage Page, IReadOnlyList<string> Complaints)> OpenAnsweredAsync()
    {
        var opened = await browser.OpenAsync("01-lesson.html");
        await Code(opened.Page).WriteAsync(Answer);
        return opened;
    }

    private static ILocator Code(IPage page) => page.Locator("#cell-8 .cm-content");
}
