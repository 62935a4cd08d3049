using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Slides;
using NotebookRunner.Checks;
using NotebookRunner.Handouts;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Book;

namespace NotebookRunner.Tests.Notebooks;

/// <summary>Real notebooks with something changed at random: each is read, or refused in one way, whatever was changed.</summary>
public sealed class MutatedNotebookTests
{
    // In CI all that were ever looked at; elsewhere the first of them.
    private static readonly int count = LookedAt.IsWholeBook ? 10_000 : 2_000;

    private static readonly string[] Values =
        ["null", "5", "1.5", "-1e400", "true", "\"x\"", "[]", "{}", "[1]", "[null]", "{\"a\": 1}", "\"\\ud83d\"", "\"\\u0000\"", "NaN", "[[[[]]]]", "\"$`\\\"<![](a%00b.ipynb)\""];

    [Fact]
    public void All_of_them_are_read_or_refused_and_nothing_else_happens()
    {
        string[] texts = [.. Directory.EnumerateFiles(Solutions(), "*.ipynb").Order(StringComparer.Ordinal).Take(4).Select(FirstCells)];
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < count; i++)
        {
            string mutated = Mutate(texts[random.Next(texts.Length)], random);
            try
            {
                ReadAll(NotebookDocument.Parse("mutated.ipynb", mutated));
            }
            catch (NotebookFormatException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, count / 10, count * 99 / 100);
    }

    // What run, check, grade, book and slides read of a notebook.
    private static void ReadAll(NotebookDocument notebook)
    {
        string root = Path.GetTempPath(), file = Path.Combine(root, "mutated.ipynb");
        var page = new NotebookPage(notebook, file, "mutated.html");
        var links = new LinkMap(root, Path.Combine(root, "book"), []);
        var text = new TextRenderer(page, links);
        _ = (notebook.Title, NotebookRules.Problems(notebook), ExerciseSection.Of(notebook), CheckCalls.Exercises(notebook.Cells), DeckBuilder.Read(page, links));
        foreach (var cell in notebook.Cells)
            _ = cell.IsMarkdown ? text.Render(cell) : CellHtml.Cell(cell);
        foreach (var cell in notebook.Cells)
            (cell.Outputs, cell.ExecutionCount) = ([], null);
        Assert.Equal(notebook.Cells.Count, NotebookDocument.Parse("again.ipynb", notebook.ToJson()).Cells.Count);
    }

    private static string Mutate(string text, Random random)
    {
        var change = new System.Text.StringBuilder(text);
        for (int times = random.Next(1, 3); times > 0; times--)
        {
            string now = change.ToString();
            int colon = now.IndexOf("\": ", random.Next(now.Length), StringComparison.Ordinal);
            if (colon < 0 || random.Next(6) == 0)
                change[random.Next(change.Length)] = (char)random.Next(1, 0x3000);
            else if (random.Next(5) == 0)
                change.Insert(colon + 3, $"{Values[random.Next(Values.Length)]}, {now[(now.LastIndexOf('"', colon - 1))..(colon + 3)]}");
            else
                change.Replace(Value(now, colon + 3), Values[random.Next(Values.Length)], colon + 3, Value(now, colon + 3).Length);
        }
        return change.ToString();
    }

    // A value from its first letter to where its line ends, or its list or object closes.
    private static string Value(string text, int start)
    {
        int depth = 0;
        bool quoted = false;
        for (int at = start; at < text.Length; at++)
        {
            char letter = text[at];
            if (quoted && letter == '\\')
                at++;
            else if (letter == '"')
                quoted = !quoted;
            else if (!quoted && letter is '[' or '{')
                depth++;
            else if (!quoted && letter is ']' or '}' && --depth <= 0)
                return text[start..(depth < 0 ? at : at + 1)];
            else if (!quoted && depth == 0 && letter == ',')
                return text[start..at];
        }
        return text[start..];
    }

    // Enough to have every part of a notebook, and small enough to be read ten thousand times.
    private static string FirstCells(string path)
    {
        var notebook = NotebookDocument.Load(path);
        notebook = notebook.WithCells(notebook.Cells.Take(7));
        foreach (var cell in notebook.Cells.Where(cell => cell.IsCode))
            foreach (var output in cell.Outputs)
                if (output?["data"] is JsonObject data && data.ContainsKey("text/html"))
                    data["text/html"] = "<p>short</p>";
        return notebook.ToJson();
    }

    private static string Solutions([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "notebooks", "solutions"));
}
