using NotebookRunner.Book.Pages;

namespace NotebookRunner.Book.Slides;

/// <summary>A lesson as a lecture.</summary>
internal sealed record Deck(NotebookPage Page, string PlainTitle, IReadOnlyList<Slide> Slides)
{
    /// <summary>The page with the slides: the template slides.html, filled.</summary>
    public string ToHtml(WebAssets assets)
    {
        string slides = string.Concat(Stacks().Select(stack => $"<section>\n{string.Concat(stack.Select(slide => slide.ToHtml()))}</section>\n"));
        return Resource.Fill("slides.html", new Dictionary<string, string>
        {
            ["start"] = Resource.Read("head.html"),
            ["title"] = Html.Escape(PlainTitle),
            ["style"] = assets.Style("reveal.css"),
            ["head"] = string.Join('\n', assets.For(slides), assets.Script("reveal.js"), assets.Script("reveal-notes.js")),
            ["slides"] = slides,
        });
    }

    private List<List<Slide>> Stacks()
    {
        List<List<Slide>> stacks = [];
        foreach (var slide in Slides)
        {
            if (!slide.IsBelow)
                stacks.Add([]);
            stacks[^1].Add(slide);
        }
        return stacks;
    }
}
