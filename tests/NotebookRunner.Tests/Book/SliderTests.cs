using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NotebookRunner.Images;
using SequenceModels.Charts;
using static Microsoft.Playwright.Assertions;
using Chart = Plotly.NET.CSharp.Chart;

namespace NotebookRunner.Tests.Book;

/// <summary>Figures with a slider, moved as a reader moves them.</summary>
public sealed class SliderTests(SliderTests.SliderBook browser) : IClassFixture<SliderTests.SliderBook>
{
    private const string Heights = "JSON.stringify(document.querySelector('#fig-1 .js-plotly-plot').data.map(trace => trace.visible === false ? [] : trace.y))";
    private const string Range = "JSON.stringify(document.querySelector('#fig-1 .js-plotly-plot')._fullLayout.yaxis.range)";

    [BrowserFact]
    public async Task Moving_the_slider_moves_the_data_on_axes_that_stay()
    {
        var (page, complaints) = await OpenAsync();
        Assert.Equal("[[1,2,3],[]]", await page.EvaluateAsync<string>(Heights));
        string range = await page.EvaluateAsync<string>(Range);

        await page.Locator("#fig-1 input").FillAsync("2");

        await page.WaitForFunctionAsync($"{Heights} === '[[3,6],[5,7]]'");
        Assert.Equal(range, await page.EvaluateAsync<string>(Range));
        await Expect(page.Locator("#fig-1 .gtitle-subtitle")).ToHaveTextAsync("Three is steep");
        await Expect(page.Locator("#fig-1 output")).ToHaveTextAsync("slope: 3");
        await page.Locator("#fig-1 input").FillAsync("0");
        await page.WaitForFunctionAsync($"{Heights} === '[[1,2,3],[]]'");
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Arrow_keys_move_the_slider_and_not_the_page_of_the_book()
    {
        var (page, _) = await OpenAsync();
        await page.FocusAsync("#fig-1 input");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#fig-1 .gtitle-subtitle")).ToHaveTextAsync("Two is steeper");
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator("#fig-1 input")).ToHaveAttributeAsync("aria-valuetext", "3");
    }

    [BrowserFact]
    public async Task The_play_button_goes_to_the_last_step_and_from_there_to_the_first()
    {
        var (page, _) = await OpenAsync();
        var button = page.Locator("#fig-1 button");
        await Expect(button).ToHaveAttributeAsync("aria-label", "Play");
        // The page keeps what the button says: it may play to the end before the test looks again.
        await page.EvaluateAsync("""
            window.said = [];
            new MutationObserver(changes => changes.forEach(({ target }) => said.push(target.ariaLabel))).observe(document.querySelector('#fig-1 button'), { attributeFilter: ['aria-label'] });
            """);
        await button.ClickAsync();
        await page.WaitForFunctionAsync("said.includes('Play')");
        Assert.Equal("Pause", await page.EvaluateAsync<string>("said[0]"));
        await Expect(page.Locator("#fig-1 .gtitle-subtitle")).ToHaveTextAsync("Three is steep");
        await button.ClickAsync();
        await Expect(page.Locator("#fig-1 output")).ToHaveTextAsync("slope: 1");
    }

    [BrowserFact]
    public async Task The_step_stays_when_the_page_turns_dark_and_its_colours_turn_too()
    {
        var (page, _) = await OpenAsync();
        await page.Locator("#fig-1 input").FillAsync("1");
        await Expect(page.Locator("#fig-1 .gtitle-subtitle")).ToHaveTextAsync("Two is steeper");
        await page.ClickAsync("button.theme");
        await page.WaitForFunctionAsync("getComputedStyle(document.querySelector('#fig-1 .gtitle')).fill === 'rgb(230, 237, 243)'");
        await Expect(page.Locator("#fig-1 .gtitle-subtitle")).ToHaveTextAsync("Two is steeper");
    }

    [BrowserFact]
    public async Task On_a_phone_the_controls_are_on_the_page_and_large_enough_for_a_finger()
    {
        var (page, _) = await OpenAsync(width: 390);
        foreach (string control in (string[])["button", "input"])
        {
            var box = (await page.Locator($"#fig-1 {control}").BoundingBoxAsync())!;
            Assert.InRange(box.X + box.Width, 44, 390);
            Assert.InRange(box.Height, 40, 60);
        }
    }

    [BrowserFact]
    public async Task The_unrolled_graph_runs_forward_in_one_colour_and_backward_in_another()
    {
        var (page, complaints) = await OpenAsync();
        const string Arrows = "[...document.querySelectorAll('#fig-2 .annotation-arrow-g > path:first-child')].filter(arrow => getComputedStyle(arrow.closest('.annotation')).opacity === '1')"
            + ".map(arrow => getComputedStyle(arrow).stroke)";
        await page.Locator("#fig-2 input").FillAsync("1");
        await Expect(page.Locator("#fig-2 .gtitle-subtitle")).ToContainTextAsync("Forward, step 2 of 2");
        Assert.Equal(["rgb(0, 158, 115)"], (await page.EvaluateAsync<string[]>(Arrows)).Distinct());
        await page.Locator("#fig-2 input").FillAsync("3");
        await Expect(page.Locator("#fig-2 .gtitle-subtitle")).ToContainTextAsync("Backward, step 1 of 2");
        Assert.Equal(["rgb(0, 158, 115)", "rgb(213, 94, 0)"], (await page.EvaluateAsync<string[]>(Arrows)).Distinct().Order());
        await Expect(page.Locator("#fig-2 .annotation-text").GetByText("0.25·0.4", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task The_live_figure_takes_the_place_of_its_picture_which_stays_where_no_script_runs()
    {
        var (live, _) = await OpenAsync();
        await Expect(live.Locator("#fig-2 .main-svg").First).ToBeVisibleAsync();
        await Expect(live.Locator(".rnn-still")).ToHaveCountAsync(0);

        var (still, _) = await browser.OpenAsync("01-sliders.html", javaScript: false);
        await Expect(still.Locator("#fig-2 img.rnn-still")).ToBeVisibleAsync();
        await Expect(still.Locator("#fig-2 table")).ToBeHiddenAsync();
        await Expect(still.Locator("#fig-1 table")).ToBeVisibleAsync();
    }

    private async Task<(IPage Page, IReadOnlyList<string> Complaints)> OpenAsync(int width = 1280)
    {
        var opened = await browser.OpenAsync("01-sliders.html", width: width);
        await Expect(opened.Page.Locator("#fig-1 .gtitle")).ToBeVisibleAsync();
        return opened;
    }

    private static SampleBook Write() => new SampleBook().With("01-sliders", Sample.Notebook(
        Sample.Text("# Sliders"),
        Sample.Code("Chart.Slider(…)", Sample.Value(("text/html", FigureHtml.Write(Slopes, 1)), ("text/plain", Slopes.ToString()))),
        Sample.Code("Chart.UnrolledSteps(…)", WithPicture(Sample.Value(("text/html", FigureHtml.Write(Unrolled, 2)), ("text/plain", Unrolled.ToString()))))));

    private static JsonObject WithPicture(JsonObject output)
    {
        FigureMarkup.Add(output["data"]!.AsObject(), "data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=");
        return output;
    }

    private static Figure Slopes => Chart.Slider("Slopes", "slope",
    [
        ("1", Chart.Lines("One is flat", [("line", [1, 2, 3])], "x", "y")),
        ("2", Chart.Lines("Two is steeper", [("line", [2, 4, 6])], "x", "y")),
        ("3", Chart.Lines("Three is steep", [("line", [3, 6]), ("another", [5, 7])], "x", "y")),
    ]);

    private static Figure Unrolled => Chart.UnrolledSteps("Unrolled", [1, 0], [0.46, 0.23], [double.NaN, 0.2], 0.5, 0.25, 0.9, dh: [0.1, 0.4], targets: [double.NaN, 1]);

    public sealed class SliderBook() : BrowserFixture(Write);
}
