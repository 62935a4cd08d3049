using System.Text.Json.Nodes;
using NotebookRunner.Checks;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Checks;

public sealed class NotebookRulesTests
{
    [Fact]
    public void A_notebook_as_it_should_be_has_no_problems() =>
        Assert.Empty(Problems(_ => { }, Code("#!import setup.csx"), Markdown("# Title\n[a page](https://example.org) and [here](#title) and ![](.)")));

    [Fact]
    public void Cells_need_ids_since_nbformat_4_5() => Expect("nbformat 4.4 has no cell ids", Problems(root => root["nbformat_minor"] = 4));

    [Theory]
    [InlineData("null")]
    [InlineData("""{"display_name":"Python 3","language":"python","name":"python3"}""")]
    public void The_kernel_must_be_the_one_that_every_host_knows(string kernel) =>
        Expect("kernelspec is ", Problems(root => root["metadata"]!["kernelspec"] = JsonNode.Parse(kernel)));

    [Fact]
    public void Two_cells_must_not_share_an_id() => Expect("cell 2 · The id \"a\" is used by cells 1, 2.", Problems(_ => { }, Code("1", "a"), Code("2", "a")));

    [Fact]
    public void Ids_that_are_missing_repeated_or_invalid_are_given_anew_and_the_others_stay()
    {
        var notebook = NotebookDocument.Of("01.ipynb", [.. new[] { "a", "", "a", "b c", "cell-2" }.Select(id => NotebookCell.Code(id, "1"))]);

        Assert.Equal("There is no id in cell 2. check --restore takes it back.", Assert.Single(EditorTraces.Problems(notebook)).Message);
        EditorTraces.Restore(notebook);

        Assert.Equal(["a", "cell-2-1", "cell-3", "cell-4", "cell-2"], notebook.Cells.Select(cell => cell.Id));
        Assert.True(CellIds.AreWhole(notebook));
    }

    [Fact]
    public void An_id_must_be_valid() => Expect("The id \"a b\" is not", Problems(_ => { }, Code("1", "a b")));

    // 600 words, 15 lines, 3 equations and the words of the opening: 5 + 1 + 1 minutes and a little.
    [Theory]
    [InlineData("It takes about 7 minutes to read and a few seconds to run.", null)]
    [InlineData("It takes about 10 minutes to read.", null)]
    [InlineData("It takes about 15 minutes to read.", "15 minutes to read; by its words, code, equations and figures it takes 7")]
    [InlineData("*Reading:* 30 minutes. *Running:* a few seconds.", "30 minutes")]
    [InlineData("On all the data that takes 90 minutes.", null)]
    public void The_time_that_a_lesson_says_it_takes_is_the_time_it_takes(string said, string? problem)
    {
        var hidden = Code(string.Concat(Enumerable.Repeat("1;\n", 300)));
        hidden["metadata"] = new JsonObject { ["tags"] = new JsonArray("hide-input") };
        JsonObject[] cells =
        [
            Markdown($"# Title\n{said}"), Markdown(string.Concat(Enumerable.Repeat("word ", 600)) + "$$a b c d$$ $$a\nb$$ $$c$$"),
            Code(string.Join('\n', Enumerable.Repeat("1;", 15))), hidden, Markdown("## Exercises\n" + string.Concat(Enumerable.Repeat("word ", 6000))),
        ];
        var problems = Problems(_ => { }, cells).Where(found => found.Message.Contains("minutes", StringComparison.Ordinal)).ToList();

        if (problem is null)
            Assert.Empty(problems);
        else
            Assert.Contains(problem, Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_must_not_be_long()
    {
        Assert.Empty(Problems(_ => { }, Code(string.Join('\n', Enumerable.Repeat("1.Display();", 30)) + "\n")));
        Expect("cell 1 · The cell has 31 lines", Problems(_ => { }, Code(string.Join('\n', Enumerable.Repeat("1.Display();", 31)))));
    }

    [Fact]
    public void A_cell_must_be_portable() => Expect("cell 1 · line 2 · display(…) is not understood", Problems(_ => { }, Code("var x = 1;\ndisplay(x);")));

    [Fact]
    public void Console_and_Display_must_not_share_a_cell() => Expect("another order in Verso", Problems(_ => { }, Code("Console.WriteLine(1); 2.Display();")));

    [Fact]
    public void A_mark_for_the_slides_must_be_one_that_is_known()
    {
        var cell = Markdown("# Title");
        cell["metadata"] = new JsonObject { ["slideshow"] = new JsonObject { ["slide_type"] = "slides" } };
        Expect("slide_type \"slides\" is none of skip, slide,", Problems(_ => { }, cell));
    }

    [Theory]
    [InlineData("[a page](nowhere.ipynb)")]
    [InlineData("[a page](nowhere.ipynb#part)")]
    [InlineData("![a picture](images/nowhere.png)")]
    [InlineData("<img src=\"images/nowhere.png\">")]
    [InlineData("![a picture](<a folder/nowhere (1).png>)")]
    [InlineData("[a page][1]\n\n[1]: nowhere.ipynb")]
    public void A_link_must_lead_somewhere(string text) => Expect("leads nowhere", Problems(_ => { }, Markdown(text)));

    [Fact]
    public void A_link_to_a_folder_with_spaces_in_code_or_elsewhere_is_good() =>
        Assert.Empty(Problems(_ => { }, Markdown("![a picture](<.>) and `[no link](nowhere.png)`, <https://example.org>, [mail](mailto:a@example.org)")));

    [Fact]
    public void A_picture_in_the_cell_must_be_there() => Expect("no picture attached that is called image.png", Problems(_ => { }, Markdown("![](attachment:image.png)")));

    [Fact]
    public void A_cell_must_not_be_committed_with_its_error()
    {
        var cell = Code("1");
        cell["outputs"]!.AsArray().Add(new JsonObject { ["output_type"] = "error" });
        Expect("committed with an error", Problems(_ => { }, cell));
    }

    [Theory]
    [InlineData("1\n", "1\n", null, false)]
    [InlineData("1\n2\n", "1\n3\n", null, true)]
    [InlineData("1\n", "", null, true)]
    [InlineData("1\n", "2\n", "varies", false)]
    public void Outputs_are_fresh_where_a_run_gives_the_same_text(string committed, string run, string? tag, bool isStale)
    {
        var problems = Freshness.Problems(Printed(committed, tag), Printed(run, tag));

        Assert.Equal(isStale, problems.Count == 1);
        if (isStale)
            Assert.Contains("--in-place", problems[0].Message, StringComparison.Ordinal);
    }

    private static void Expect(string message, IReadOnlyList<NotebookProblem> problems) =>
        Assert.Contains(message, Assert.Single(problems).ToString(), StringComparison.Ordinal);

    private static IReadOnlyList<NotebookProblem> Problems(Action<JsonNode> change, params JsonObject[] cells)
    {
        var root = Notebook(cells);
        change(root);
        return NotebookRules.Problems(NotebookDocument.Parse(Path.Combine(Path.GetTempPath(), "lesson.ipynb"), root.ToJsonString()));
    }

    private static NotebookDocument Printed(string text, string? tag)
    {
        var cell = Code("1");
        cell["outputs"]!.AsArray().Add(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = Multiline.Write(text) });
        if (tag is not null)
            cell["metadata"]!["tags"] = new JsonArray(tag);
        return NotebookDocument.Parse("lesson.ipynb", Notebook(cell).ToJsonString());
    }

    private static JsonObject Notebook(params JsonObject[] cells) => new()
    {
        ["cells"] = new JsonArray([.. cells]),
        ["metadata"] = HostMetadata.New(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    };

    private static JsonObject Code(string source, string id = "code") => Cell("code", source, id, new JsonArray());

    private static JsonObject Markdown(string source) => Cell("markdown", source, "text", null);

    private static JsonObject Cell(string type, string source, string id, JsonArray? outputs)
    {
        var cell = new JsonObject { ["cell_type"] = type, ["id"] = id, ["metadata"] = new JsonObject(), ["source"] = source };
        if (outputs is not null)
            cell["outputs"] = outputs;
        return cell;
    }
}
