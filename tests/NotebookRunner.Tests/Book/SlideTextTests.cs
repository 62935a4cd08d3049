using NotebookRunner.Book.Slides;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Book;

/// <summary>Which words of a text cell are for the audience.</summary>
public sealed class SlideTextTests
{
    [Theory]
    [InlineData("One. Two! Three? Four", "One.|Two!|Three?|Four")]
    [InlineData("It has $x. Y$, `a. B`, *one. Two* and [a. B](c. D). End.", "It has $x. Y$, `a. B`, *one. Two* and [a. B](c. D).|End.")]
    [InlineData("By J. L. Elman, e.g. in Fig. 3. So it is 0.5. and small.", "By J. L. Elman, e.g. in Fig. 3.|So it is 0.5. and small.")]
    [InlineData("**Static.** First the graph.", "**Static.**|First the graph.")]
    [InlineData("He said \"No.\" Then he\nwent.", "He said \"No.\"|Then he went.")]
    public void A_paragraph_is_cut_at_the_ends_of_its_sentences(string paragraph, string sentences) =>
        Assert.Equal(sentences.Split('|'), Sentences.In(paragraph));

    [Theory]
    [InlineData("one two", 2)]
    [InlineData("the loss $\\mathcal L_t$ of `Model.Fit(x)` is 0.25 nats", 7)]
    [InlineData("see [the last lesson](04-the-vanilla-rnn.ipynb)", 4)]
    [InlineData("| a | 1 |\n|---|---|\n| two words | 2.5 |", 3)]
    [InlineData("gates, doors — and locks", 4)]
    public void Words_are_counted_as_an_audience_reads_them(string markdown, int words) => Assert.Equal(words, Sentences.Words(markdown));

    [Theory]
    [InlineData("Plain. With **bold** in it. Plain.", "With **bold** in it.")]
    [InlineData("All plain.", "")]
    [InlineData("**Static.** First the graph. Then numbers.", "**Static.** First the graph.")]
    [InlineData("- Plain first. Then more.\n- First. **Bold** second.\n- Order counts. As we saw.", "- Plain first. Then more.\n- **Bold** second.\n- Order counts. As we saw.")]
    [InlineData("- This one says enough alone. Then more.", "- This one says enough alone.")]
    [InlineData("1. Do this at first, then wait.\n2. Do that.", "1. Do this at first, then wait.\n2. Do that.")]
    [InlineData("> Quoted. In **bold**\n> too.", "In **bold** too.")]
    [InlineData("![](a.png)", "![](a.png)")]
    [InlineData("```csharp\nx\n```", "```csharp\nx\n```")]
    [InlineData("# 04 RNN\n\nA **hook**.\n\n**By the end** you can.\n\n**You need** lesson 03.", "# 04 RNN\n\n**By the end** you can.")]
    public void The_audience_sees_what_is_stressed(string text, string shown) =>
        Assert.Equal(shown, SlidePiece.Join(SlideText.Of("lesson.ipynb", NotebookCell.Markdown("a", text)).Shown));

    [Fact]
    public void A_long_table_is_cut_into_parts_of_about_the_same_length_with_its_heads()
    {
        string rows = string.Concat(Enumerable.Range(0, 8).Select(row => $"| {string.Concat(Enumerable.Repeat("word ", 10))}| row{row} |\n"));
        var parts = SlideText.Of("lesson.ipynb", NotebookCell.Markdown("a", $"| claim | number |\n|---|---|\n{rows}")).Shown;

        Assert.Equal(2, parts.Count);
        Assert.All(parts, part => Assert.StartsWith("| claim | number |\n|---|---|\n", part.Markdown, StringComparison.Ordinal));
        Assert.Equal([46, 46], parts.Select(part => part.Words));
        Assert.All(Enumerable.Range(0, 8), row => Assert.Single(parts, part => part.Markdown.Contains($"row{row} ", StringComparison.Ordinal)));
    }
}
