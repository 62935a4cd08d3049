using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Text;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Book.Slides;

/// <summary>Makes a <see cref="Deck"/> of the cells that are marked for it.</summary>
internal static class DeckReader
{
    /// <returns>The slides, or none where no cell is marked.</returns>
    public static Deck? Read(NotebookDocument notebook, NotebookPage page, LinkMap links)
    {
        var text = new TextRenderer(page, links);
        var deck = new DeckBuilder(page.Source, text);
        foreach (var cell in notebook.Cells)
            deck.Add(cell);
        return deck.Slides.Count == 0 ? null : new Deck(page, text.PlainTitle.Length > 0 ? text.PlainTitle : notebook.Name, deck.Slides);
    }
}
