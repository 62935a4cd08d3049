using System.CommandLine;
using NotebookRunner.Book;
using NotebookRunner.Book.Pages;

namespace NotebookRunner.Commands;

/// <summary><c>slides</c>: makes lecture decks of lessons.</summary>
internal sealed class SlidesCommand : Command
{
    private readonly Argument<string[]> lessons = new("lessons")
    {
        Description = "Lessons by number (04, both halves of 05, or 05b alone), name (04-the-vanilla-rnn) or path. Default: all that have cells marked for slides.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> output = CommonOptions.Output("Folder for the slides, replaced as a whole. [default: artifacts/slides of the repository]");

    public SlidesCommand()
        : base("slides", "Writes lecture slides (reveal.js) of the notebooks, each as it last ran, or as it was committed where that is newer. A cell's metadata slideshow.slide_type says what it is: "
            + "slide, subslide, fragment, - (goes on), notes (for the speaker: key S); a cell without it is left out. Of a text the slide shows the headings, equations, figures, tables, lists and the sentences with something in bold, "
            + "or what slideshow.text says; of code what has at most 12 lines and no figure, or what slideshow.code says (true, false). All else is said: it goes to the speaker's notes. Exit code: 2 the call or a notebook is unusable; the others are written.")
    {
        Add(lessons);
        Add(output);
        SetAction(WriteAsync);
    }

    private async Task<int> WriteAsync(ParseResult given, CancellationToken token)
    {
        var workspace = Workspace.Find(Directory.GetCurrentDirectory());
        var notebooks = ReadableNotebooks.Of(workspace, NotebookSelection.Lessons(workspace, given.GetValue(lessons) ?? []));
        string folder = Path.GetFullPath(given.GetValue(output) ?? Path.Combine(workspace.Artifacts, "slides"));
        var decks = await DeckWriter.WriteAsync(workspace, notebooks.Pages, folder, token);
        foreach (string deck in decks)
            Console.WriteLine(deck);
        if (!new WebAssets(workspace.Web).AreInstalled)
            Console.WriteLine("The slides load reveal.js from a CDN, because the build found no npm: install npm and build again to show them without a network.");
        return notebooks.Report();
    }
}
