using Microsoft.Playwright;
using Plotly.NET;
using SequenceModels.Charts;
using static Microsoft.Playwright.Assertions;
using Chart = Plotly.NET.CSharp.Chart;

namespace NotebookRunner.Tests.Book;

/// <summary>A learner's own charts of Plotly.NET in the book, with the network off.</summary>
public sealed class PlotlyNetPagesTests(PlotlyNetPagesTests.LearnersBook browser) : IClassFixture<PlotlyNetPagesTests.LearnersBook>
{
    private static readonly double[] X = [1, 2, 3, 4];

    // Those that can be seen.
    private const string Words = """
        figure => [...document.querySelectorAll(figure + ' .xtick text')].filter(text => text.checkVisibility({ opacityProperty: true, visibilityProperty: true })).map(text => text.textContent)
        """;

    private static readonly string[] Questions = ["inside quotes", "inside a comment", "inside an if", "indentation of the line"];

    // What is drawn of each kind, by what plotly.js makes of it.
    private static readonly (string Mark, GenericChart Chart)[] Charts =
    [
        (".scatterlayer path", Chart.Line<double, double, string>(X, [1, double.NaN, 3, 4], Name: "</script><b>a</b>")),
        (".barlayer path", Chart.Column<double, string, string>(X, Keys: new[] { "a", "b", "c", "d" })),
        (".barlayer path", Chart.Histogram<double, double, string>(X: X)),
        (".heatmaplayer image", Chart.Heatmap<double, string, string, string>(new[] { X, X })),
        (".pielayer path", Chart.Pie<double, string, string>(X, Labels: new[] { "a", "b", "c", "d" })),
        (".gl-container canvas", Chart.Scatter3D<double, double, double, string>(X, X, X, StyleParam.Mode.Markers)),
        (".barlayer path", Chart.Combine([Chart.Line<double, double, string>(X, X), Chart.Column<double, double, string>(X, Keys: X)])),
        (".polarlayer .trace path", Chart.LinePolar<double, double, string>(X, [0, 90, 180, 270], Name: "turns")),
        (".waterfalllayer path, .bars path", Chart.Waterfall<string, double, string>(["a", "b", "c", "d"], X)),
        (".violinlayer path", Chart.Violin<string, double, string>(Y: X)),
        (".barlayer path", Chart.Bars("Words below bars", Questions, [new("score", X)], "question", "score").Chart),
        (".xy2, .x2y2", Chart.Grid([Chart.Line<double, double, string>(X, X), Chart.Histogram<double, double, string>(X: X)], 1, 2)),
    ];

    [BrowserTheory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public Task Every_kind_is_drawn_in_the_colours_of_the_page_and_nothing_complains(ColorScheme colours, int width) =>
        browser.LookAsync("01-learners.html", width, colours, async (page, complaints) =>
        {
            for (int number = 1; number <= Charts.Length; number++)
            {
                var figure = page.Locator($"#fig-{number}");
                await figure.ScrollIntoViewIfNeededAsync();
                await Expect(figure.Locator(Charts[number - 1].Mark).First).ToBeAttachedAsync();
                await Expect(figure.Locator("details")).Not.ToHaveAttributeAsync("open", "", new() { Timeout = 60_000 });
            }
            string ink = await page.EvaluateAsync<string>("document.querySelector('#fig-2 .js-plotly-plot')._fullLayout.font.color");
            Assert.Equal(colours == ColorScheme.Dark ? "#e6edf3" : "#1f2328", ink);
            Assert.Equal(0, await page.Locator(".rnn-figure b").CountAsync());
            Assert.Empty(await page.EvaluateAsync<string[]>(Clipping.Texts));
            Assert.Equal(Questions, await page.EvaluateAsync<string[]>(Words, $"#fig-{Charts.Length - 1}"));
            Assert.Empty(complaints);
        });

    public sealed class LearnersBook() : BrowserFixture(Write);

    private static SampleBook Write() => new SampleBook().With("01-learners", Sample.Notebook(
        [Sample.Text("# Learners"), .. Charts.Select((chart, i) => Sample.Code("chart", Sample.Value(("text/html", FigureHtml.Write(chart.Chart, i + 1)), ("text/plain", "chart"))))]));
}
