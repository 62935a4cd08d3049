using Microsoft.Playwright;

namespace NotebookRunner.Tests.Support;

/// <summary>A tab that one test after the other uses: to open a profile takes longer than most tests, and a process that has compiled the scripts has them.</summary>
/// <param name="Page">What is in it.</param>
/// <param name="Complaints">What the page should not have done.</param>
internal sealed record Tab(IPage Page, List<string> Complaints)
{
    /// <summary>Makes it as good as new.</summary>
    /// <param name="elsewhere">A file of the same origin without scripts.</param>
    public async Task ForgetAsync(string elsewhere)
    {
        foreach (var other in Page.Context.Pages.Where(other => other != Page))
            await other.CloseAsync();
        // What is under way ends with its page, and what a page keeps as it goes is forgotten after it.
        await Page.GotoAsync(elsewhere);
        await Page.EvaluateAsync("localStorage.clear(); sessionStorage.clear();");
        await Page.Mouse.MoveAsync(0, 0);
        Complaints.Clear();
    }
}
