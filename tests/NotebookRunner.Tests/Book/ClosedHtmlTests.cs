using NotebookRunner.Book.Pages;
using static NotebookRunner.Tests.Book.Sample;

namespace NotebookRunner.Tests.Book;

public sealed class ClosedHtmlTests
{
    [Theory]
    [InlineData("<div><b>so")]
    [InlineData("</div></div>text")]
    [InlineData("</main></section>")]
    [InlineData("text <!-- without an end")]
    [InlineData("<textarea>")]
    [InlineData("<table>")]
    [InlineData("<table><tr><td>one")]
    [InlineData("<select><option>one")]
    [InlineData("<b>bold")]
    [InlineData("<a href=\"#x\">a link")]
    [InlineData("<form>")]
    [InlineData("<script>if (1 < 2)")]
    [InlineData("<style>p {")]
    [InlineData("<noscript>without scripts")]
    [InlineData("<object>")]
    [InlineData("<svg><foreignObject>")]
    [InlineData("<p title=\"without an end>")]
    [InlineData("<plaintext>nothing ends it")]
    [InlineData("<html lang=\"ko\"><body class=\"mine\">")]
    public async Task An_output_ends_where_it_ends(string html)
    {
        string page = await SampleBook.PageOfAsync(Code("x", Value(("text/html", html))), Code("after"));

        string output = Between(page, "<div class=\"markup\">", "</div>\n</div>");
        Assert.Equal(output, ClosedHtml.Of(output));
        Assert.NotEqual(html, output);
    }

    [Theory]
    [InlineData("<p>one<p>two <br> <img src=x.png><input disabled value='1'>")]
    [InlineData("<ul><li>one<li>two</ul><table><tr><td>1<tr><td>2</table>")]
    [InlineData("<figure data-rnn-figure=\"\"><script type=\"application/json\">{\"x\":[1,2],\"text\":\"a <b> c\"}</script><script>(function () { if (1 < 2 && \"</b>\") f(); })();</script></figure>")]
    [InlineData("<svg viewBox='0 0 1 1'><path d=\"M0 0\"/></svg>&nbsp;&amp;&Omega; a < b")]
    [InlineData("<!-- ends --><details open><summary>x</summary>y</details>")]
    public async Task What_ends_by_itself_is_left_to_the_letter(string html)
    {
        string page = await SampleBook.PageOfAsync(Code("x", Value(("text/html", html))));

        Assert.Contains($"<div class=\"markup\">{html}</div>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_ended_is_shown_as_text()
    {
        string page = await SampleBook.PageOfAsync(Code("x", Value(("text/html", "<plaintext>so"))));

        Assert.Contains("<div class=\"markup\">&lt;plaintext&gt;so</div>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_output_of_the_same_cell_and_a_text_cell_stand_by_themselves()
    {
        string page = await SampleBook.PageOfAsync(Text("An <b>open tag.\n\n<div>"), Code("x", Value(("text/markdown", "<table>")), Value(("text/html", "<em>next</em>"))));

        Assert.Contains("<b>open tag.</b>", page, StringComparison.Ordinal);
        Assert.Contains("<table></table></div>\n<div class=\"markup\"><em>next</em></div>", page.Replace("<table>\n", "<table>", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Between(string page, string start, string end)
    {
        int from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return page[from..page.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
