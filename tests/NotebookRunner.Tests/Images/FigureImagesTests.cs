using NotebookRunner.Images;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Book;
using SequenceModels.Charts;
using Chart = Plotly.NET.CSharp.Chart;

namespace NotebookRunner.Tests.Images;

public sealed class FigureImagesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stills-tests-").FullName;
    private readonly List<string> drawn = [];

    [Fact]
    public async Task A_figure_gets_the_picture_its_alternative_text_and_a_folded_table()
    {
        string path = Write(Line(1));
        Assert.Equal(0, await new FigureImages([]).AddAsync([path], DrawAsync, CancellationToken.None));
        string html = FigureMarkup.Html(FigureMarkup.Outputs(NotebookDocument.Load(path)).Single());
        Assert.Contains("<img class=\"rnn-still\" alt=\"Line 1. Lines of y", html, StringComparison.Ordinal);
        Assert.Contains("src=\"data:1\"></div>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<details class=\"rnn-data\" open>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_drawn_anew_only_when_the_data_changed()
    {
        string path = Write(Line(1), Line(2));
        await new FigureImages([]).AddAsync([path], DrawAsync, CancellationToken.None);
        string before = await File.ReadAllTextAsync(path);

        var kept = new FigureImages([path]);
        Write(Line(1), Line(2));
        await kept.AddAsync([path], DrawAsync, CancellationToken.None);
        Assert.Equal(before, await File.ReadAllTextAsync(path));
        Assert.Equal(2, drawn.Count);

        kept = new FigureImages([path]);
        Write(Line(1), Line(3));
        await kept.AddAsync([path], DrawAsync, CancellationToken.None);
        Assert.Equal(["data:1", "data:3"], FigureMarkup.Outputs(NotebookDocument.Load(path)).Select(FigureMarkup.Picture));
        Assert.Contains("Line 3", drawn[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_browser_the_known_pictures_stay_and_the_others_are_counted()
    {
        string path = Write(Line(1));
        await new FigureImages([]).AddAsync([path], DrawAsync, CancellationToken.None);
        var kept = new FigureImages([path]);
        Write(Line(1), Line(2));
        Assert.Equal(1, await kept.AddAsync([path], _ => Task.FromResult<IReadOnlyList<string?>>([]), CancellationToken.None));
        Assert.Equal(["data:1", null], FigureMarkup.Outputs(NotebookDocument.Load(path)).Select(FigureMarkup.Picture));
    }

    [Fact]
    public async Task The_picture_of_a_slider_says_which_step_it_shows()
    {
        string path = Write(Chart.Slider("Sliding", "radius", [("0.5", Line(1)), ("0.9", Line(2))], start: 1));
        await new FigureImages([]).AddAsync([path], DrawAsync, CancellationToken.None);
        Assert.Contains("One of 2 steps. radius: 0.9. Run the notebook to move the slider from 0.5 to 0.9.", FigureMarkup.Html(FigureMarkup.Outputs(NotebookDocument.Load(path)).Single()), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_browser_draws_each_figure_and_says_which_it_could_not()
    {
        var browser = new ImageBrowser(Chromium.Path!, Path.Combine(SampleBook.InstalledWebFolder, "plotly.min.js"));
        var pictures = await browser.DrawAsync([FigureHtml.Write(Line(1), 1), "<p>no figure</p>", FigureHtml.Write(Line(2), 2)], CancellationToken.None);
        Assert.StartsWith("data:image/png;base64,iVBOR", pictures[0], StringComparison.Ordinal);
        Assert.Null(pictures[1]);
        Assert.NotNull(pictures[2]);
        Assert.NotEqual(pictures[0], pictures[2]);
    }

    [Fact]
    public async Task A_program_that_is_no_browser_draws_nothing()
    {
        string page = Path.Combine(folder, "plotly.js");
        var pictures = await new ImageBrowser("dotnet", page).DrawAsync([FigureHtml.Write(Line(1), 1)], CancellationToken.None);
        Assert.Equal([null], pictures);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Figure Line(int slope) => Chart.Lines($"Line {slope}", [("line", [0, slope, 2 * slope])], "x", "y");

    private string Write(params Figure[] figures)
    {
        string path = Path.Combine(folder, "01-lesson.ipynb");
        File.WriteAllText(path, Sample.Notebook([.. figures.Select((figure, i) => Sample.Code("…", Sample.Value(("text/html", FigureHtml.Write(figure, i + 1)), ("text/plain", figure.ToString()))))]));
        return path;
    }

    private Task<IReadOnlyList<string?>> DrawAsync(IReadOnlyList<string> figures)
    {
        int before = drawn.Count;
        drawn.AddRange(figures);
        return Task.FromResult<IReadOnlyList<string?>>([.. figures.Select((_, i) => $"data:{before + i + 1}")]);
    }
}
