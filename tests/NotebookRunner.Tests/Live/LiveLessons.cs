using System.Text.Json.Nodes;
using NotebookRunner.Live;
using NotebookRunner.Tests.Book;
using SequenceModels.Charts;
using static NotebookRunner.Tests.Book.Sample;
using Chart = Plotly.NET.CSharp.Chart;

namespace NotebookRunner.Tests.Live;

/// <summary>Small lessons with one of everything that a live page does.</summary>
internal static class LiveLessons
{
    private const string Setup = "#!import setup.csx";
    private const string Foreign = "HTML(<b>bold</b><script>document.title = 'taken'</script><img src=\"data:,\" onerror=\"document.title = 'taken'\" alt=\"\">)";

    /// <summary>What is known to be slow in a browser.</summary>
    public static SlowCells Slow { get; } = SlowCells.Parse("""{"02-slow": {"train": 130.4}}""");

    public static SampleBook Book() => new SampleBook()
        .With("01-lesson", Named(Notebook(
            Text("# 01 A lesson"), Code(Setup), Code("var a = 1;", Stream("the stored result\n")).Took(0.5), Tagged(Code("var b = 2;"), "hide-input"), Code(Foreign),
            Text("## Exercises"), Text("### 01.1 Answer"), Tagged(Code("int? answer = null;\nCheck.That(\"01.1\", answer)", Stream("01.1 not yet\n")), "exercise"), Text("## Further reading"))))
        .With("02-slow", Notebook(Text("# 02 A slow lesson"), Code(Setup), Code("var model = Train();", Stream("trained\n")).Took(6.2).Named("train"), Code("missing model", Stream("stored\n")), Code("var other = 1;")))
        .With("03-figures", Notebook(Text("# 03 Figures"), Code($"HTML({Slider})", Value(("text/html", Slider)))))
        .WithSolutions("01-lesson", Notebook(Text("# Solutions"), Code(Setup), Text("## 01.1 Answer"), Code("var solved = 42;")));

    private static string Slider => FigureHtml.Write(Chart.Slider("Slopes", "slope",
        [("0", Chart.Lines("Zero is flat", [("line", [1, 1, 1])], "x", "y")), ("1", Chart.Lines("One is steep", [("line", [1, 2, 3])], "x", "y"))]), 1);

    private static SampleBook WithSolutions(this SampleBook book, string name, string notebook)
    {
        book.WithFile($"notebooks/solutions/{name}.ipynb", notebook);
        return book;
    }

    private static JsonObject Tagged(JsonObject cell, string tag)
    {
        cell["metadata"]!["tags"] = new JsonArray(tag);
        return cell;
    }

    // As nbformat 4.5 asks.
    private static string Named(string notebook)
    {
        var json = JsonNode.Parse(notebook)!;
        foreach (var (number, cell) in json["cells"]!.AsArray().Index())
            (cell!["id"], cell["execution_count"]) = ($"cell-{number + 1}", null);
        foreach (var text in json["cells"]!.AsArray().Where(cell => (string)cell!["cell_type"]! == "markdown"))
            text!.AsObject().Remove("execution_count");
        return json.ToJsonString();
    }
}
