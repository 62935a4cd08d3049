using System.Text.Json.Nodes;
using System.Xml.Linq;
using static NotebookRunner.Tests.Book.Sample;

namespace NotebookRunner.Tests.Book;

public sealed class TextRendererTests
{
    [Theory]
    [InlineData("a $h_t = W_{hh} h_{t-1}*2*x$ b", "<span class=\"math\">h_t = W_{hh} h_{t-1}*2*x</span>")]
    [InlineData("($x_t$), $y_t$-th", "(<span class=\"math\">x_t</span>), <span class=\"math\">y_t</span>-th")]
    [InlineData("so $a < b \\& c$.", "<span class=\"math\">a &lt; b \\&amp; c</span>")]
    [InlineData("$$ h_t = x_1 $$", "<div class=\"math display\">h_t = x_1</div>")]
    [InlineData("$$\na_1 \\\\\n= b_2\n$$", "<div class=\"math display\">a_1 \\\\\n= b_2</div>")]
    [InlineData("$$ a\n- b\n+ c\n= d $$", "<div class=\"math display\">a\n- b\n+ c\n= d</div>")]
    [InlineData("Text before\n$$\nx\n$$\nand after", "<p>Text before</p>\n<div class=\"math display\">x</div>\n<p>and after</p>")]
    [InlineData("one $$x_1$$ inside", "<span class=\"math display\">x_1</span>")]
    [InlineData("| a |\n|---|\n| $P(x|y)$ |", "<td><span class=\"math\">P(x|y)</span></td>")]
    [InlineData("`$x_t$`", "<code>$x_t$</code>")]
    [InlineData("$h_t$는 and $x_t$s", "<span class=\"math\">h_t</span>는 and <span class=\"math\">x_t</span>s")]
    [InlineData("$a\n= b\\$c$", "<span class=\"math\">a\n= b\\$c</span>")]
    [InlineData("From $5 to $6, \\$7 or $ 8.", "From $5 to $6, $7 or $ 8.")]
    [InlineData("$ or $$", "$ or $$")]
    [InlineData("It costs $5, and the shell says `$HOME`.", "It costs $5, and the shell says <code>$HOME</code>.")]
    [InlineData("$a$ `b$`", "<span class=\"math\">a</span> <code>b$</code>")]
    [InlineData("$x`$", "<span class=\"math\">x`</span>")]
    [InlineData("\\begin{align}\na &= b \\\\\n&= c\n\\end{align}", "<div class=\"math display\">\\begin{align}\na &amp;= b \\\\\n&amp;= c\n\\end{align}</div>")]
    [InlineData("\\begin{gather*} x \\end{gather*}", "<div class=\"math display\">\\begin{gather*} x \\end{gather*}</div>")]
    [InlineData("\\begin{note} x", "begin{note} x")]
    public async Task An_equation_reaches_the_page_word_for_word(string markdown, string expected)
    {
        Assert.Contains(expected, await SampleBook.PageOfAsync(Text(markdown)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("| a |\n|---|\n| b |", "<td>b</td>")]
    [InlineData("~~gone~~", "<del>gone</del>")]
    [InlineData("term\n: meaning", "<dd>meaning</dd>")]
    [InlineData("a < b & c", "a &lt; b &amp; c")]
    [InlineData("<details><summary>Answer</summary>\n\n*42*\n\n</details>", "<em>42</em>")]
    [InlineData("W_xh is [128×28]", "W_xh is [128×28]")]
    public async Task Markdown_means_what_it_means_in_a_notebook(string markdown, string expected)
    {
        Assert.Contains(expected, await SampleBook.PageOfAsync(Text(markdown)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anchors_are_GitHubs_and_unique_across_cells()
    {
        string page = await SampleBook.PageOfAsync(
            Text("# The state $h_t$, again: `H×B`"), Text("## Exercises\n\nA note.[^1]\n\n[^1]: First."), Text("## Exercises\n\nAnother.[^1]\n\n[^1]: Second."));

        Assert.Contains("<h1 id=\"the-state-h_t-again-hb\">", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#exercises\">Exercises</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#exercises-1\">Exercises</a>", page, StringComparison.Ordinal);
        var ids = Page.Parse(page).Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Contains("fn:2-1", ids);
        Assert.Contains("href=\"#fnref:2-1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_was_pasted_into_a_cell_is_in_the_page()
    {
        var cell = Text("![The plot](attachment:my%20plot.png)\n\n![lost](attachment:none.png) and <img src=\"attachment:my plot.png\">");
        cell["attachments"] = new JsonObject { ["my plot.png"] = new JsonObject { ["image/png"] = "iVBO\nRw0=" } };

        string page = await SampleBook.PageOfAsync(cell);

        Assert.Contains("<img src=\"data:image/png;base64,iVBORw0=\" alt=\"The plot\" />", page, StringComparison.Ordinal);
        Assert.Contains("lost and <img src=\"data:image/png;base64,iVBORw0=\">", page, StringComparison.Ordinal);
    }
}
