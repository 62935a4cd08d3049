using System.Net;
using NotebookKernel.Execution;

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

    [Theory]
    [InlineData(true, "PATH", "VSCODE_PID")]
    [InlineData(false, "PATH", "HOME")]
    [InlineData(false, "VSCODE_PID", "JPY_SESSION_NAME")]
    public void A_kernel_of_vs_code_hands_the_script_out_itself(bool isNeeded, params string[] variables) => Assert.Equal(isNeeded, ScriptServer.IsNeeded(variables));

    [Fact]
    public async Task With_a_server_every_figure_says_where_the_script_is_and_none_carries_it()
    {
        var served = new FigureScript(file, new ScriptServer(folder.FullName));
        using var browser = new HttpClient();
        foreach (var (mark, name, script) in new[] { ("data-rnn-figure", FigureScript.SmallFile, "window.Plotly = 1"), ("data-rnn-figure data-rnn-full", FigureScript.FullFile, "window.Plotly = 3") })
            for (int cell = 0; cell < 2; cell++)
            {
                served.StartCell($"{cell}");
                string html = served.Complete(new() { ["text/html"] = $"<figure {mark}>" })["text/html"];
                string address = html.Split("src: '")[1].Split('\'')[0];
                Assert.StartsWith("http://127.0.0.1:", address, StringComparison.Ordinal);
                Assert.EndsWith(name, address, StringComparison.Ordinal);
                Assert.Equal(script, await browser.GetStringAsync(address));
                Assert.InRange(html.Length, 1, 2_000);
                Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address.Replace(name, "other.js", StringComparison.Ordinal))).StatusCode);
            }
    }

    private bool Has(string? newCell)
    {
        if (newCell is not null)
            figures.StartCell(newCell);
        return figures.Complete(new() { ["text/html"] = "<figure data-rnn-figure>" })["text/html"].Contains("window.Plotly", StringComparison.Ordinal);
    }
}
