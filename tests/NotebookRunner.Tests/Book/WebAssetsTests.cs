using System.Security.Cryptography;
using NotebookRunner.Book.Pages;

namespace NotebookRunner.Tests.Book;

public sealed class WebAssetsTests
{
    [Fact]
    public async Task Without_installed_files_the_page_loads_them_from_the_CDN_and_checks_their_hash()
    {
        using var book = RichLesson.Book();
        string lesson = await book.PageAsync("03-latent-autoregressive-models.html");
        string slides = await File.ReadAllTextAsync(Path.Combine(book.Folder, "03-latent-autoregressive-models.slides.html"));

        // The whole of plotly.js comes only where a figure takes it.
        foreach (var file in CdnFile.Table.Where(file => file.File != "plotly-full.min.js"))
        {
            string page = file.File.StartsWith("reveal", StringComparison.Ordinal) ? slides : lesson;
            Assert.Contains($"\"{file.Url}\"", page, StringComparison.Ordinal);
            Assert.Contains($"integrity=\"{file.Integrity}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_figure_in_three_dimensions_brings_the_whole_of_plotly()
    {
        Assert.Contains("data-plotly=\"https://cdn.jsdelivr.net/npm/plotly.js-dist-min", new WebAssets("nowhere").For("<figure data-rnn-figure data-rnn-full>"), StringComparison.Ordinal);
        Assert.Contains("data-plotly=\"https://cdn.jsdelivr.net/npm/plotly.js-cartesian-dist-min", new WebAssets("nowhere").For("<figure data-rnn-figure>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_installed_files_the_book_carries_them_and_their_licences_and_names_no_CDN()
    {
        using var book = RichLesson.Book();
        foreach (string file in (string[])["katex.min.css", "katex.min.js", "katex.LICENSE.txt", "fonts/a.woff2", "highlight.min.js", "plotly.min.js", ".stamp"])
            book.WithFile($"artifacts/web/{file}", "");

        string page = await book.PageAsync("03-latent-autoregressive-models.html");

        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Contains("data-plotly=\"assets/plotly.min.js\"", page, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(book.Folder, "assets/fonts/a.woff2")));
        Assert.True(File.Exists(Path.Combine(book.Folder, "assets/katex.LICENSE.txt")));
        Assert.False(File.Exists(Path.Combine(book.Folder, "assets/.stamp")));
    }

    [Fact]
    public async Task A_page_loads_only_what_it_shows()
    {
        string page = await SampleBook.PageOfAsync(Sample.Text("# Words only"));
        Assert.DoesNotContain("katex", page, StringComparison.Ordinal);
        Assert.DoesNotContain("highlight", page, StringComparison.Ordinal);
        Assert.DoesNotContain("plotly", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_CDN_table_has_the_versions_and_hashes_of_the_installed_files()
    {
        string versions = File.ReadAllText(Path.Combine(SampleBook.WebSources, "package.json"));
        // The whole of plotly.js comes only where a figure takes it.
        foreach (var file in CdnFile.Table.Where(file => file.File != "plotly-full.min.js"))
        {
            string package = file.Url.Split("/npm/")[1];
            int at = package.LastIndexOf('@');
            Assert.Contains($"\"{package[..at]}\": \"{package[(at + 1)..].Split('/')[0]}\"", versions, StringComparison.Ordinal);

            string installed = Path.Combine(SampleBook.InstalledWebFolder, file.File);
            if (File.Exists(installed))
                Assert.Equal($"sha384-{Convert.ToBase64String(SHA384.HashData(File.ReadAllBytes(installed)))}", file.Integrity);
        }
    }

    [Fact]
    public void The_lock_file_names_no_registry()
    {
        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(Path.Combine(SampleBook.WebSources, "package-lock.json")), StringComparison.Ordinal);
    }
}
