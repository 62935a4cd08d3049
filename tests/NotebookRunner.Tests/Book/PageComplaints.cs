using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

/// <summary>What a page writes to the console, or throws.</summary>
internal static class PageComplaints
{
    public static List<string> Of(IPage page)
    {
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            // How fast a machine without a graphics card draws in space is no fault of a page, and what the tests do not let it do neither.
            if (!message.Text.Contains("GL Driver Message", StringComparison.Ordinal) && !message.Text.StartsWith("Canvas2D: Multiple readback", StringComparison.Ordinal)
                && message.Text != "Service Worker registration blocked by Playwright")
                complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }
}
