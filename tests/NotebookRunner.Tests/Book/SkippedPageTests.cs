using System.Text.Json.Nodes;
using static NotebookRunner.Tests.Book.Sample;

namespace NotebookRunner.Tests.Book;

public sealed class SkippedPageTests
{
    [Fact]
    public async Task The_page_of_a_skipped_appendix_says_why_and_the_index_that_it_was_skipped()
    {
        var notebook = JsonNode.Parse(Notebook(Text("# A1 Charts\n\nWhy?"), Code("Draw()")))!;
        notebook["metadata"]!["rnn"] = new JsonObject { ["skipped"] = "The package <Charts> is not here." };
        using var book = new SampleBook().With("A1-charts", notebook.ToJsonString());
        string page = await book.PageAsync("A1-charts.html"), index = await book.PageAsync("index.html");

        Assert.Contains("was not run to its end here.</strong> The package &lt;Charts&gt; is not here.</p>", page, StringComparison.Ordinal);
        Assert.Contains("Draw()", page, StringComparison.Ordinal);
        Assert.Contains("title=\"The package &lt;Charts&gt; is not here.\">skipped</span>", index, StringComparison.Ordinal);
        Assert.Contains("<span class=\"number\" aria-hidden=\"true\">A1</span>\n<div><h3><a href=\"A1-charts.html\">Charts</a>", index, StringComparison.Ordinal);
    }
}
