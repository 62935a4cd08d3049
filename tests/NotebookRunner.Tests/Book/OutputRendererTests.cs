using System.Text.Json.Nodes;
using static NotebookRunner.Tests.Book.Sample;

namespace NotebookRunner.Tests.Book;

public sealed class OutputRendererTests
{
    [Fact]
    public async Task Html_goes_in_as_it_is_and_wins_over_text()
    {
        string page = await SampleBook.PageOfAsync(Code("x", Value(("text/plain", "plain"), ("text/html", "<table><tr><td>1</td></tr></table>"))));
        Assert.Contains("<div class=\"markup\"><table><tr><td>1</td></tr></table></div>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("plain<", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain", "List<int> & more", "<pre class=\"value\">List&lt;int&gt; &amp; more</pre>")]
    [InlineData("image/png", "iVBO\nRw0=", "<img src=\"data:image/png;base64,iVBORw0=\" alt=\"\" />")]
    [InlineData("image/svg+xml", "<svg/>", "<img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"\" />")]
    [InlineData("text/latex", "$$h_t$$", "<div class=\"math display\">h_t</div>")]
    [InlineData("text/markdown", "*so*", "<em>so</em>")]
    [InlineData("text/markdown", "| a |\n|---|\n| $h_t$ |", "<td><span class=\"math\">h_t</span></td>")]
    [InlineData("image/webp", "UklG", "<img src=\"data:image/webp;base64,UklG\" alt=\"\" />")]
    [InlineData("text/csv", "a,b", "<pre class=\"value\">a,b</pre>")]
    [InlineData("application/pdf", "JVBE", "A value of type application/pdf, which this page cannot draw.")]
    public async Task A_value_shows_in_its_richest_form(string type, string content, string expected)
    {
        Assert.Contains(expected, await SampleBook.PageOfAsync(Code("x", Value((type, content)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_is_described_by_its_plain_text()
    {
        string page = await SampleBook.PageOfAsync(Code("x", Value(("image/png", "iVBORw0="), ("text/plain", "Loss against \"epoch\""))));
        Assert.Contains("alt=\"Loss against &quot;epoch&quot;\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pieces_of_one_stream_are_joined_and_the_error_stream_is_told_apart()
    {
        string page = await SampleBook.PageOfAsync(Code("x", Stream("a <"), Stream("b\n"), Stream("careful\n", "stderr"), Stream("c")));
        Assert.Contains("<pre class=\"stdout\">a &lt;b</pre>\n<pre class=\"stderr\">careful</pre>\n<pre class=\"stdout\">c</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_text_is_folded_after_its_beginning_and_nothing_is_lost()
    {
        string page = await SampleBook.PageOfAsync(Code("x", Stream(string.Join('\n', Enumerable.Range(1, 100).Select(line => $"line {line}.")))));
        Assert.Contains("line 12.</pre><details class=\"fold\"><summary>88 more lines</summary><pre class=\"stdout\">line 13.", page, StringComparison.Ordinal);
        Assert.Contains("line 100.</pre></details>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Prove_printed_is_folded_to_a_tick_and_a_count_and_other_lines_stand()
    {
        string page = await SampleBook.PageOfAsync(Code("x", Stream("one\n✔ a < b (1 < 2)\n"), Stream("✔ c\n\ntwo\n")), Code("y", Value(("text/plain", "✔ d"))));

        string tick = "<details class=\"proved\"><summary><span class=\"tick\" aria-hidden=\"true\">✔</span>";
        Assert.Contains($"<pre class=\"stdout\">one</pre>\n{tick} 2 claims checked</summary><pre class=\"stdout\">✔ a &lt; b (1 &lt; 2)\n✔ c</pre></details>\n<pre class=\"stdout\">two</pre>", page, StringComparison.Ordinal);
        Assert.Contains($"{tick} 1 claim checked</summary><pre class=\"value\">✔ d</pre></details>", page, StringComparison.Ordinal);
        Page.Parse(page);
    }

    [Fact]
    public async Task Code_that_is_tagged_hide_input_is_folded_and_its_result_is_not()
    {
        var cell = Code("plot();", Stream("shown"));
        cell["metadata"]!["tags"] = new JsonArray("hide-input");

        Assert.Contains("<details class=\"folded\"><summary>Show code</summary>\n<div class=\"code\"><pre><code class=\"language-csharp\">plot();</code></pre></div>\n</details>\n<div class=\"result\"", await SampleBook.PageOfAsync(cell), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_was_written_over_shows_what_was_written_last()
    {
        string page = await SampleBook.PageOfAsync(Code("x", Stream(string.Concat(Enumerable.Range(0, 101).Select(percent => $"{percent}%\r")) + "done\r\nnext")));
        Assert.Contains("<pre class=\"stdout\">done\nnext</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_table_is_folded()
    {
        string table = $"<table>{string.Concat(Enumerable.Range(1, 50).Select(row => $"<tr><td>{row}</td></tr>"))}</table>";
        Assert.Contains("<summary>Table of 50 rows</summary><table>", await SampleBook.PageOfAsync(Code("x", Value(("text/html", table)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_shows_its_message_and_its_trace_in_the_colours_of_the_page()
    {
        string page = await SampleBook.PageOfAsync(
            Text("# Title"), Code("Fail()", Error("ArgumentException", "x is [3×64] <here>", "\u001b[31;1mArgumentException\u001b[0m", "  at line 1")));

        Assert.Contains("ArgumentException: x is [3×64] &lt;here&gt;", page.Replace("&#215;", "×", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("<pre class=\"trace\"><span class=\"ansi-bold ansi-red\">ArgumentException</span>\n  at line 1</pre>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#cell-2\">cell 2</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("[31", page, StringComparison.Ordinal);
        Page.Parse(page);
    }

    [Fact]
    public async Task Json_is_read_where_there_is_nothing_else()
    {
        var value = Value(("text/plain", "x"));
        value["data"] = new JsonObject { ["application/json"] = new JsonObject { ["a"] = new JsonArray(1, 2) } };

        Assert.Contains("&quot;a&quot;: [\n", await SampleBook.PageOfAsync(Code("x", value)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u001b[31mred\u001b[0m plain", "<pre class=\"stdout\"><span class=\"ansi-red\">red</span> plain</pre>")]
    [InlineData("\u001b[1;32mok\u001b[22m thin\n<b>\u001b[m", "<span class=\"ansi-bold ansi-green\">ok</span><span class=\"ansi-green\"> thin</span>\n<span class=\"ansi-green\">&lt;b&gt;</span></pre>")]
    [InlineData("\u001b[38;5;208mloud\u001b[39m", "<pre class=\"stdout\">loud</pre>")]
    public async Task A_terminals_colours_are_those_of_the_page(string text, string expected)
    {
        Assert.Contains(expected, await SampleBook.PageOfAsync(Code("x", Stream(text))), StringComparison.Ordinal);
    }
}
