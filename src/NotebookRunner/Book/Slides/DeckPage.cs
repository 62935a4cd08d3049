using NotebookRunner.Book.Cells;
using NotebookRunner.Book.Pages;

namespace NotebookRunner.Book.Slides;

/// <summary>The page of a deck: the template slides.html, filled.</summary>
internal static class DeckPage
{
    public static string Write(Deck deck, WebAssets assets)
    {
        string slides = string.Concat(Stacks(deck).Select(stack => $"<section>\n{string.Concat(stack.Select(slide => slide.ToHtml()))}</section>\n"));
        return Template.Fill("slides.html", new Dictionary<string, string>
        {
            ["start"] = Resource.Read("head.html"),
            ["title"] = Html.Escape(deck.PlainTitle),
            ["style"] = assets.Style("reveal.css"),
            ["head"] = string.Join('\n', assets.For(slides), assets.Script("reveal.js"), assets.Script("reveal-notes.js")),
            ["slides"] = slides,
        });
    }

    private static List<List<Slide>> Stacks(Deck deck)
    {
        List<List<Slide>> stacks = [];
        foreach (var slide in deck.Slides)
        {
            if (!slide.IsBelow)
                stacks.Add([]);
            stacks[^1].Add(slide);
        }
        return stacks;
    }
}
