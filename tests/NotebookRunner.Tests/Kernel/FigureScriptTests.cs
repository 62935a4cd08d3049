using NotebookRunner.Kernel.Execution;

namespace NotebookRunner.Tests.Kernel;

/// <summary>Which figure brings plotly.js.</summary>
public sealed class FigureScriptTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("figure-script-");
    private readonly string file;
    private readonly FigureScript figures;

    public FigureScriptTests()
    {
        file = Path.Combine(folder.FullName, "plotly.min.js");
        File.WriteAllText(file, "window.Plotly = 1");
        File.WriteAllText(Path.Combine(folder.FullName, FigureScript.FullFile), "window.Plotly = 3");
        figures = new FigureScript(file);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_first_figure_brings_it_and_no_other_does() => Assert.Equal([true, false, false], [Has("a"), Has(null), Has("b")]);

    [Fact]
    public void The_cell_that_had_it_has_it_again_when_it_runs_again() => Assert.Equal([true, false, true], [Has("a"), Has("b"), Has("a")]);

    [Fact]
    public void A_value_that_is_no_figure_never_has_it()
    {
        figures.StartCell("a");

        Assert.Equal("<b>no figure</b>", figures.Complete(new() { ["text/html"] = "<b>no figure</b>" })["text/html"]);
        Assert.True(Has(null));
    }

    [Fact]
    public void The_first_figure_in_three_dimensions_brings_all_of_it_and_no_other_does()
    {
        figures.StartCell("a");
        string Html(string mark) => figures.Complete(new() { ["text/html"] = $"<figure {mark}>" })["text/html"];

        Assert.Contains("window.Plotly = 1", Html("data-rnn-figure"), StringComparison.Ordinal);
        Assert.Contains("window.Plotly = 3", Html("data-rnn-figure data-rnn-full"), StringComparison.Ordinal);
        Assert.DoesNotContain("window.Plotly", Html("data-rnn-figure data-rnn-full"), StringComparison.Ordinal);
    }

    private bool Has(string? newCell)
    {
        if (newCell is not null)
            figures.StartCell(newCell);
        return figures.Complete(new() { ["text/html"] = "<figure data-rnn-figure>" })["text/html"].Contains("window.Plotly", StringComparison.Ordinal);
    }
}
