using System.Text.Encodings.Web;
using System.Text.Json;
using NotebookRunner.Book.Pages;

namespace NotebookRunner.Book;

/// <summary>The book's pages as text: templates of the folder Web, filled with chapters.</summary>
internal sealed class PageWriter(WebAssets assets, LinkMap links, string repositoryRoot, string indexTemplate = "index.html")
{
    private const string BookTitle = "RnnNotebooks";
    private static readonly JsonSerializerOptions Letters = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] LinkedFiles = ["README.md", "notebooks", "CHANGELOG.md", "LICENSE"];

    public string Lesson(IReadOnlyList<Chapter> chapters, int number)
    {
        var chapter = chapters[number];
        string article = Resource.Fill("lesson.html", new Dictionary<string, string>
        {
            ["contents"] = Contents(chapters, chapter),
            ["facts"] = Facts(chapter),
            ["failure"] = Failure(chapter) + Skipped(chapter),
            ["body"] = chapter.Body,
            ["previous"] = Neighbour(chapters, number - 1, "prev", "Previous"),
            ["next"] = Neighbour(chapters, number + 1, "next", "Next"),
        });
        return Layout($"{chapter.PlainTitle} · {BookTitle}", article);
    }

    public string Index(IReadOnlyList<Chapter> chapters) => Layout(
        $"{BookTitle}: sequence models in C#, from first principles",
        Resource.Fill(indexTemplate, new Dictionary<string, string>
        {
            ["lessons"] = string.Concat(chapters.Where(chapter => chapter.Page.Number.Length > 0).Select(Entry)),
            ["extras"] = string.Concat(chapters.Where(chapter => chapter.Page.Number.Length == 0).Select(Extra)),
            ["total"] = chapters.Sum(chapter => chapter.Seconds) is > 0 and double seconds ? $", {Time(seconds)} of computing" : "",
            ["files"] = string.Concat(LinkedFiles.Select(RepositoryEntry)),
        }));

    /// <summary>The words of all lessons as a script, because a page from disk may load scripts but read no files.</summary>
    public static string SearchIndex(IEnumerable<Chapter> chapters) =>
        $"window.rnnSearchIndex = {JsonSerializer.Serialize(chapters.Select(chapter => new { Page = chapter.Page.Address, Title = chapter.PlainTitle, chapter.Sections }), Letters)};\n";

    private string Layout(string title, string main) => Resource.Fill("layout.html", new Dictionary<string, string>
    {
        ["start"] = Resource.Read("head.html"),
        ["title"] = Html.Escape(title),
        ["head"] = assets.For(main),
        ["main"] = main,
    });

    private static string Contents(IReadOnlyList<Chapter> chapters, Chapter chapter)
    {
        string lessons = string.Concat(chapters.Select(other => $"<li><a href=\"{other.Page.Address}\"{(other == chapter ? " aria-current=\"page\"" : "")}>{Numbered(other)}</a></li>\n"));
        string list = string.Concat(chapter.Headings.Where(heading => heading.Level is 2 or 3)
            .Select(heading => $"<li class=\"level-{heading.Level}\"><a href=\"#{heading.Anchor}\">{heading.Label}</a></li>\n"));
        return list.Length == 0 ? "" : Resource.Fill("contents.html", new Dictionary<string, string> { ["lessons"] = lessons, ["list"] = list });
    }

    private string Facts(Chapter chapter)
    {
        string name = Html.Escape(Path.GetFileName(chapter.Page.Source));
        string source = links.Repository(chapter.Page.Source) is { } address ? $"<a href=\"{address}\">{name}</a>" : name;
        string time = chapter.Seconds is { } seconds ? $"Ran in {Time(seconds)}" : "";
        string slides = chapter.Deck is null ? "" : SlidesLink(chapter, "Slides");
        return string.Join(" <span aria-hidden=\"true\">·</span> ", new[] { time, source, slides }.Where(fact => fact.Length > 0));
    }

    private static string Failure(Chapter chapter)
    {
        if (chapter.FailedCells.Count == 0)
            return "";
        string cells = string.Join(", ", chapter.FailedCells.Select(cell => $"<a href=\"#cell-{cell}\">cell {cell}</a>"));
        return $"<p class=\"failure\"><strong>This run ended with an error</strong> in {cells}. What follows it may be missing.</p>";
    }

    private static string Skipped(Chapter chapter) => chapter.Skipped is null ? ""
        : $"<p class=\"skipped-run\"><strong>This notebook was not run to its end here.</strong> {Html.Escape(chapter.Skipped)}</p>";

    private static string Neighbour(IReadOnlyList<Chapter> chapters, int number, string relation, string word)
    {
        if (number < 0 || number >= chapters.Count)
            return "";
        string address = chapters[number].Page.Address;
        return $"<a class=\"{relation}\" rel=\"{relation}\" href=\"{address}\"><small>{word}</small> {chapters[number].Title}</a>";
    }

    private static string SlidesLink(Chapter chapter, string text) => $"<a href=\"{Uri.EscapeDataString(chapter.Page.DeckFileName)}\">{text}</a>";

    private static string Numbered(Chapter chapter) => chapter.Page.Number.Length == 0 ? chapter.Title : $"{chapter.Page.Number} {chapter.Title}";

    private static string Extra(Chapter chapter) => $"<li><a href=\"{chapter.Page.Address}\">{chapter.Title}</a></li>\n";

    private static string Entry(Chapter chapter)
    {
        string time = chapter.Seconds is { } seconds ? $"ran in {Time(seconds)}" : "";
        string failed = chapter.FailedCells.Count > 0 ? $" <span class=\"failed\">failed in cell {chapter.FailedCells[0]}</span>" : "";
        string skipped = chapter.Skipped is null ? "" : $" <span class=\"skipped\" title=\"{Html.Escape(chapter.Skipped)}\">skipped</span>";
        string slides = chapter.Deck is null ? "" : $" <span class=\"deck\">{SlidesLink(chapter, "slides")}</span>";
        return $"""
            <li>
            <span class="number" aria-hidden="true">{chapter.Page.Number}</span>
            <div><h3><a href="{chapter.Page.Address}">{chapter.Title}</a></h3><p>{chapter.Summary}</p></div>
            <p class="status">{time}{failed}{skipped}{slides}</p>
            </li>

            """;
    }

    private string RepositoryEntry(string file)
    {
        string? address = links.Repository(Path.Combine(Path.GetFullPath(repositoryRoot), file));
        return address is null ? "" : $"<li><a href=\"{address}\">{file}</a></li>\n";
    }

    private static string Time(double seconds) => Html.Escape(Duration.Text(seconds));
}
