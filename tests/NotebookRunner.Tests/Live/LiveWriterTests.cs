using System.Text.RegularExpressions;
using NotebookRunner.Live;
using NotebookRunner.Running;
using NotebookRunner.Tests.Book;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Live;

/// <summary>The files of a live book, without a browser.</summary>
public sealed partial class LiveWriterTests
{
    private const string Figure = """
        <figure class="rnn-figure" id="fig-1" data-rnn-figure><div class="rnn-plot" role="img" aria-label="A line"></div><script type="application/json">{"data":[]}</script></figure>
        <script>(function () {
          window.rnnDrawFigures = window.rnnDrawFigures || 'https://cdn.example/npm/plotly.js-cartesian-dist-min@4/plotly-cartesian.min.js', 'sha384-a', 'https://cdn.example/npm/plotly.js-dist-min@4/plotly.min.js', 'sha384-b';
        })();</script>
        """;

    [BrowserFact]
    public async Task Every_cell_says_what_it_is_and_how_long_it_takes()
    {
        using var sample = LiveLessons.Book();
        string folder = await WriteAsync(sample);
        var lesson = Page.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "01-lesson.html")));
        Assert.Equal(["2 lesson", "3 lesson", "4 lesson", "5 lesson", "8 exercises", "4 solutions"],
            lesson.Descendants("div").Where(element => element.Attribute("data-cell") is not null && (string)element.Attribute("data-state")! == "idle")
                .Select(cell => $"{(string)cell.Attribute("data-number")!} {(string)cell.Attribute("data-section")!}"));
        string slow = await File.ReadAllTextAsync(Path.Combine(folder, "02-slow.html"));
        Assert.Contains("data-sdk-seconds=\"6.2\" data-live-seconds=\"130.4\"", slow, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task No_page_has_a_script_in_it_and_each_has_the_policy_before_anything_is_loaded()
    {
        using var sample = LiveLessons.Book();
        string folder = await WriteAsync(sample);
        foreach (string file in Directory.EnumerateFiles(folder, "*.html"))
        {
            string page = await File.ReadAllTextAsync(file);
            Assert.DoesNotMatch(Inline(), page);
            Assert.InRange(page.IndexOf(LivePage.Policy, StringComparison.Ordinal), 1, page.IndexOf("<link", StringComparison.Ordinal));
        }
    }

    [BrowserFact]
    public async Task The_figures_loader_is_one_file_that_takes_plotly_from_the_book()
    {
        using var sample = new SampleBook().With("01-lesson", Sample.Notebook(Sample.Text("# 01"), Sample.Code("Chart()", Sample.Value(("text/html", Figure)))));
        string loader = await File.ReadAllTextAsync(Path.Combine(await WriteAsync(sample), "assets", "figure-loader.js"));
        Assert.Contains("'assets/plotly.min.js', '', 'assets/plotly-full.min.js', ''", loader, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", loader, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Links_into_the_repository_become_text_and_links_between_lessons_stay()
    {
        using var sample = new SampleBook()
            .With("01-lesson", Sample.Notebook(Sample.Text("# 01 [code](../src/Cell.cs) [next](02-other.ipynb)")))
            .With("02-other", Sample.Notebook(Sample.Text("# 02")));
        sample.WithFile("src/Cell.cs", "");
        string page = await File.ReadAllTextAsync(Path.Combine(await WriteAsync(sample), "01-lesson.html"));
        Assert.Contains("href=\"02-other.html\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cell.cs", page, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_service_worker_knows_every_file_but_packed_copies()
    {
        using var sample = LiveLessons.Book();
        string folder = await WriteAsync(sample);
        string script = await File.ReadAllTextAsync(Path.Combine(folder, "sw.js"));
        foreach (string path in (string[])["01-lesson.html", "assets/book.css", "engine/worker.js", "engine/_framework/a.wasm", "notebooks/01-lesson.ipynb"])
            Assert.Contains($"\"{path}\": \"", script, StringComparison.Ordinal);
        Assert.DoesNotContain("a.wasm.br", script, StringComparison.Ordinal);
        Assert.EndsWith("// the service worker", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named_with_what_to_do()
    {
        using var repository = new TestRepository();
        repository.Add("01-first", "# 01 First", "1");
        var result = await Runner.RunAsync(repository, "book", "--live");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("package-lock.json", result.Output, StringComparison.Ordinal);
        Assert.Contains("inside a clone of the repository", result.Output, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<IOException>(() => Tool.RunAsync("bundles the scripts", repository.Root, "no-such-program", [], CancellationToken.None));
        Assert.Contains("The live book needs no-such-program, which bundles the scripts", error.Message, StringComparison.Ordinal);
        Assert.Contains("no worker.js", Assert.Throws<IOException>(() => EngineFiles.Folder(repository.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_says_how_to_write_a_book_that_is_not_there()
    {
        using var repository = new TestRepository();
        var result = await Runner.RunAsync(repository, "serve", "--live");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("book --live", result.Output, StringComparison.Ordinal);
    }

    private static async Task<string> WriteAsync(SampleBook sample)
    {
        sample.WithInstalledWebFiles();
        string frontEnd = Path.GetDirectoryName(sample.WithFile("front/sw.js", "// the service worker"))!;
        string engine = MockEngine.In(Path.Combine(sample.Root, "engine"));
        foreach (string file in (string[])["a.wasm", "a.wasm.br"])
            sample.WithFile($"engine/_framework/{file}", "");
        string folder = Path.Combine(sample.Root, "live");
        await LiveWriter.WriteAsync(new Workspace(sample.Root), sample.Pages(), new LiveParts(frontEnd, engine, LiveLessons.Slow), folder, CancellationToken.None);
        return folder;
    }

    [GeneratedRegex("""<script(?![^>]*\ssrc=)(?![^>]*application/json)""")]
    private static partial Regex Inline();
}
