namespace SequenceModels.Charts.Tests;

public class FigureTests
{
    public static TheoryData<string> Names => Gallery.Names;

    [Theory, MemberData(nameof(Names))]
    public void Every_chart_has_marks_a_title_words_and_numbers(string name)
    {
        var figure = Gallery.Figures[name];
        var json = figure.Json();
        Assert.NotEmpty(json["data"]!.AsArray());
        Assert.All(json["data"]!.AsArray(), trace => Assert.NotEmpty((trace!["x"] ?? trace["z"])!.AsArray()));
        Assert.Equal(figure.Title, (string?)json["layout"]!["title"]!["text"]);
        Assert.True(figure.AltText.Length > figure.Title.Length + 20, figure.AltText);
        Assert.True(figure.Table.RowCount > 0);
        Assert.StartsWith(figure.Title + "\n", figure.ToString());
    }

    [Theory, MemberData(nameof(Names))]
    public void The_html_reads_without_any_script(string name)
    {
        var html = FigureHtml.Write(Gallery.Figures[name], 7);
        Assert.Contains("id=\"fig-7\"", html);
        Assert.Contains("role=\"img\" aria-label=\"", html);
        Assert.Matches("<details class=\"rnn-data\" open><summary>.+ — the numbers</summary>.*<td ", html);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_same_figure_writes_the_same_html(string name) =>
        Assert.Equal(FigureHtml.Write(Gallery.Figures[name], 1), FigureHtml.Write(Gallery.Figures[name].WithTitle(Gallery.Figures[name].Title), 1));

    [Fact]
    public void Figures_are_numbered_in_the_order_they_are_shown()
    {
        static int Number(string html) => int.Parse(html.Split("id=\"fig-")[1].Split('"')[0]);
        var figure = Gallery.Figures["lines"];
        Assert.Equal(Number(figure.ToHtml()) + 1, Number(figure.ToHtml()));
    }

    [Fact]
    public void Hostile_words_stay_words()
    {
        const string Hostile = "</script><b>\"bold\" & 'quoted'</b>";
        var html = FigureHtml.Write(Chart.Lines(Hostile, ["<i>", "b"], [(Hostile, [1, 2])], Hostile, Hostile).WithCaption(Hostile), 1);
        Assert.DoesNotContain("<b>", html);
        Assert.DoesNotContain("<i>", html);
        Assert.Equal(2, html.Split("</script>").Length - 1);
        Assert.DoesNotContain("\"bold\"", html);
    }

    [Fact]
    public void Long_titles_are_broken_between_words()
    {
        var title = string.Join(' ', Enumerable.Repeat("finding", 20));
        var text = (string)Gallery.Figures["lines"].WithTitle(title).Json()["layout"]!["title"]!["text"]!;
        Assert.Equal(title, text.Replace("<br>", " "));
        Assert.All(text.Split("<br>"), line => Assert.InRange(line.Length, 1, 60));
    }

    [Fact]
    public void A_figure_without_a_title_is_refused() =>
        Assert.Contains("needs a title", Assert.Throws<ArgumentException>(() => Gallery.Figures["lines"].WithTitle(" ")).Message);

    [Fact]
    public void A_changed_copy_leaves_the_figure_as_it_was()
    {
        var figure = Gallery.Figures["bars"];
        var before = figure.ToJson();
        var changed = figure.WithTitle("Other").WithHeight(999).WithCaption("c").WithAltText("in my words");
        Assert.Equal(before, figure.ToJson());
        Assert.Equal(999, (int)changed.Json()["layout"]!["height"]!);
        Assert.Equal("Other. in my words", changed.AltText);
    }

    [Fact]
    public void The_loader_is_complete_and_names_the_pinned_script()
    {
        var html = FigureHtml.Write(Gallery.Figures["lines"], 1);
        Assert.Contains(PlotlyScript.Address, html);
        Assert.Contains(PlotlyScript.Integrity, html);
        Assert.DoesNotMatch(@"\$[A-Z]{2}", html);
        Assert.InRange(html.Split("<script>")[^1].Length, 1, 9000);
    }
}
