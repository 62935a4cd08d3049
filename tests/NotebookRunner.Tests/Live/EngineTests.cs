using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace NotebookRunner.Tests.Live;

/// <summary>.NET, the compiler, the library and the checks in a browser.</summary>
[Collection(WholeBook.Name)]
public sealed partial class EngineTests(WholeBook browser, ITestOutputHelper log)
{
    private const string GateOrder = """
        (Matrix<double> H, Matrix<double> C)? Step2(Matrix<double> a, Matrix<double> before)
        {
            int H = before.RowCount;
            Matrix<double> Rows(int gate) => a.SubMatrix(gate * H, H, 0, a.ColumnCount);
            var (i, f, g, o) = (Sigmoid(Rows(FIRST)), Sigmoid(Rows(SECOND)), Tanh(Rows(2)), Sigmoid(Rows(3)));
            var c = Hadamard(f, before) + Hadamard(i, g);
            return (Hadamard(o, Tanh(c)), c);
        }
        Check.That("08.2", Step2)
        """;

    [EngineFact]
    public async Task A_lesson_that_runs_from_top_to_bottom_says_what_the_book_says()
    {
        var (page, complaints) = await browser.OpenAsync("04-the-vanilla-rnn.html");
        string[] before = await TextsAsync(page);
        await page.ClickAsync("[data-run-all]");
        await page.WaitForFunctionAsync("() => !document.querySelector('[data-cell][data-state=running], [data-cell][data-state=loading], [data-waiting]')", null, new() { Timeout = 600_000 });

        string[] states = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-cell]')].filter(cell => cell.dataset.section !== 'solutions').map(cell => cell.dataset.state)");
        log.WriteLine($"{states.Count(state => state == "done")} of {states.Length} cells ran.");
        Assert.DoesNotContain("failed", states);
        Assert.Contains("done", states);
        Assert.Equal(before, await TextsAsync(page));
        Assert.Empty(complaints);
    }

    [EngineFact]
    public async Task Gates_in_the_wrong_order_are_named_and_in_the_right_one_pass()
    {
        var (page, _) = await browser.OpenAsync("08-lstm.html");
        // By its id: its text goes when the editor is emptied.
        string? id = await page.Locator("[data-section=exercises]", new() { HasText = "Step2" }).GetAttributeAsync("id");
        var answer = page.Locator($"#{id}");
        await RunAsync(answer, GateOrder.Replace("FIRST", "1", StringComparison.Ordinal).Replace("SECOND", "0", StringComparison.Ordinal));
        await Expect(answer.Locator("[data-outputs]")).ToContainTextAsync("changed places");
        await RunAsync(answer, GateOrder.Replace("FIRST", "0", StringComparison.Ordinal).Replace("SECOND", "1", StringComparison.Ordinal));
        await Expect(answer.Locator("[data-outputs]")).ToContainTextAsync("passed");
    }

    [EngineFact]
    public async Task What_a_cell_does_wrong_costs_that_cell_only()
    {
        var (page, _) = await browser.OpenAsync("00-start-here.html");
        var cell = page.Locator("[data-section=exercises]").First;
        foreach (var (code, message) in new[]
        {
            ("int Endless(int n) => 1 + Endless(n);\nEndless(0)", "a function calls itself without an end"),
            ("int[] a = [1];\n\na[3]", "line 3"),
            ("undefined + 1", "line 1, column 1: CS0103"),
            ("Task.Delay(10).Wait();", "write await"),
            ("Task.Run(async () => { await Task.Delay(10); return 1; }).Result", "write await"),
            ("new System.Threading.Thread(() => { }).Start();", "one thread"),
            ("var all = new List<double[]>();\nwhile (true) all.Add(new double[1 << 22]);", "No memory is left"),
        })
        {
            await RunAsync(cell, code);
            await Expect(cell.Locator("[data-outputs]")).ToContainTextAsync(message);
        }
        await RunAsync(cell, "6 * 7");
        await Expect(cell.Locator("[data-outputs]")).ToHaveTextAsync("42");
    }

    [EngineFact]
    public async Task Members_names_and_signatures_are_offered_as_they_are_typed()
    {
        var (page, complaints) = await browser.OpenAsync("00-start-here.html");
        var cell = page.Locator("[data-section=exercises]").First;
        await RunAsync(cell, "var losses = new List<double> { 1, 2 };");
        foreach (var (typed, word) in new[] { ("losses.Ad", "AddRange"), ("Chart.Li", "Lines"), ("los", "losses"), ("losses.Av", "Average") })
        {
            // What is asked for the first time reads assemblies.
            for (bool isWarm = false; ; isWarm = true)
            {
                await WriteAsync(cell, "");
                long begun = Stopwatch.GetTimestamp();
                await page.Keyboard.TypeAsync(typed);
                await Expect(page.Locator(".cm-tooltip-autocomplete li", new() { HasTextRegex = new($"^{word}$") })).ToHaveCountAsync(1);
                log.WriteLine($"{typed}: {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:0} ms{(isWarm ? "" : ", the first time")}");
                if (isWarm)
                    break;
            }
        }
        await Expect(page.Locator(".live-signature")).ToContainTextAsync("Average");
        Assert.Empty(complaints);
    }

    [EngineFact]
    public async Task Stop_ends_an_endless_loop_and_the_next_cell_starts_anew()
    {
        var (page, _) = await browser.OpenAsync("00-start-here.html");
        var cell = page.Locator("[data-section=exercises]").First;
        await WriteAsync(cell, "while (true) { }");
        await cell.Locator("[data-run]").ClickAsync();
        await Expect(cell).ToHaveAttributeAsync("data-state", "running");
        await cell.Locator("[data-stop]").ClickAsync();
        await Expect(cell.Locator(".live-note")).ToContainTextAsync("variables of this page are gone");
        await RunAsync(cell, "1 + 1");
        await Expect(cell.Locator("[data-outputs]")).ToHaveTextAsync("2");
    }

    private static async Task RunAsync(ILocator cell, string code)
    {
        await WriteAsync(cell, code);
        await cell.EvaluateAsync("cell => cell.dataset.state = 'idle'");
        await cell.Locator("[data-run]").ClickAsync();
        await Expect(cell).ToHaveAttributeAsync("data-state", Ended());
    }

    // An editor is there once its cell is in sight.
    private static async Task WriteAsync(ILocator cell, string code)
    {
        await cell.ScrollIntoViewIfNeededAsync();
        await cell.Locator(".cm-content").WriteAsync(code);
    }

    [GeneratedRegex("^(done|failed)$")]
    private static partial Regex Ended();

    // Words, whatever a figure's axes say: those follow the width of the page.
    private static Task<string[]> TextsAsync(IPage page) => page.EvaluateAsync<string[]>(
        "[...document.querySelectorAll('[data-cell] [data-outputs]')].map(outputs => [...outputs.querySelectorAll('pre, td, .rnn-check')].map(part => part.textContent).join('\\n'))");
}
