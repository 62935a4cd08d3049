using System.Text.Json.Nodes;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

public sealed class GoodNotebookTests(GoodNotebooks run) : IClassFixture<GoodNotebooks>
{
    [Fact]
    public void All_pass_and_the_exit_code_says_so() => Assert.True(run.ExitCode == 0, run.Output);

    [Fact]
    public void Text_values_and_the_result_stay_in_their_order()
    {
        var outputs = run.Repository.Outputs("outputs", 1);

        Assert.Equal(["stream", "stream", "display_data", "display_data", "stream", "execute_result"], outputs.Select(output => (string)output!["output_type"]!));
        Assert.Equal(["stdout", "stderr", null, null, "stdout", null], outputs.Select(output => (string?)output!["name"]));
        Assert.Equal(["one 2\n", "three\n", "4", "five", "six\n", "7"], outputs.Select(Text));
    }

    [Fact]
    public void Code_cells_are_counted_from_one_and_empty_cells_are_not()
    {
        var cells = JsonNode.Parse(File.ReadAllText(run.Repository.Target("outputs")))!["cells"]!.AsArray();

        Assert.Equal([1, null, 2, 3, 4, 5, 6, 7, 8, 9], cells.Select(cell => (int?)cell!["execution_count"]));
        Assert.Equal(3, (int?)run.Repository.Outputs("outputs", 4)[0]!["execution_count"]);
    }

    [Theory]
    [InlineData(4, "2")]
    [InlineData(5, "3")]
    [InlineData(7, "<text>")]
    [InlineData(8, "1.5")]
    [InlineData(9, "True")]
    [InlineData(10, "null")]
    public void A_simple_value_is_shown_as_text(int cell, string text)
    {
        var output = run.Repository.Outputs("outputs", cell).Single()!;

        Assert.Equal(text, Text(output));
        Assert.Null(output["data"]!["text/html"]);
    }

    [Fact]
    public void A_statement_shows_nothing() => Assert.Empty(run.Repository.Outputs("outputs", 3));

    [Fact]
    public void A_list_is_a_table_as_in_dotnet_interactive_without_its_style()
    {
        string html = Html(run.Repository.Outputs("outputs", 6).Single());

        Assert.Contains("<table>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compiled_librarys_extension_operators_and_the_variables_of_setup_work() => Assert.Equal("14", Text(run.Repository.Outputs("library", 3).Single()));

    [Theory]
    [InlineData(4, "<b>chart</b>", "a chart")]
    [InlineData(5, "<i>page</i>", "a page")]
    [InlineData(6, "<i>page</i>", "a page")]
    public void A_type_shows_itself_by_formatter_attribute_or_by_ToHtml(int cell, string html, string text)
    {
        var output = run.Repository.Outputs("library", cell).Single();

        Assert.Equal((html, text), (Html(output), Text(output)));
    }

    [Theory]
    [InlineData(1, "DenseMatrix 2x2-Double\n1.5  1.5\n1.5  1.5\n")]
    [InlineData(2, "DenseVector 2-Double\n0.5\n0.5\n")]
    public void A_package_of_an_exact_version_is_restored_and_a_matrix_is_shown_as_one(int cell, string text) =>
        Assert.Equal(text, Text(run.Repository.Outputs("package", cell).Single()));

    [Fact]
    public void Cells_run_in_the_notebooks_folder_and_figures_leave_plotly_to_the_page()
    {
        Assert.Equal("notebooks", Text(run.Repository.Outputs("place", 1).Single()));
        Assert.Equal("page", Text(run.Repository.Outputs("place", 2).Single()));
    }

    [Fact]
    public void Other_writers_to_standard_output_do_not_disturb_the_run()
    {
        Assert.EndsWith("undisturbed\n", Text(run.Repository.Outputs("place", 3).Last()), StringComparison.Ordinal);
        Assert.Equal("1", Text(run.Repository.Outputs("place", 4).Last()));
    }

    [LinuxFact]
    public void Output_of_children_and_raw_bytes_arrive_in_their_cells()
    {
        Assert.Equal(["a\nb\nc\n", "두", "e\n"], Enumerable.Range(1, 3).Select(cell => Text(run.Repository.Outputs("children", cell)[0])));
        Assert.Equal("stderr", (string?)run.Repository.Outputs("children", 3)[0]!["name"]);
    }

    [Fact]
    public void A_value_is_replaced_also_from_a_later_cell_and_what_was_cleared_is_gone()
    {
        Assert.Equal(["3", "4"], run.Repository.Outputs("displays", 1).Select(Text));
        Assert.Equal(["stays"], run.Repository.Outputs("displays", 2).Select(Text));
        Assert.Equal(["last"], run.Repository.Outputs("displays", 3).Select(Text));
    }

    [Fact]
    public void What_the_runner_does_not_know_in_a_notebook_is_kept()
    {
        var written = JsonNode.Parse(File.ReadAllText(run.Repository.Target("displays")))!;

        Assert.Equal("else", (string?)written["metadata"]!["someone"]);
        Assert.Equal("solution", (string?)written["cells"]![0]!["metadata"]!["tags"]![0]);
    }

    [Fact]
    public void A_cell_that_replaces_the_console_does_not_take_it_from_the_next() => Assert.Equal("back\n", Text(run.Repository.Outputs("console", 2).Single()));

    [Fact]
    public void The_report_has_times_and_each_written_cell_has_its_own()
    {
        var record = run.Repository.Record("outputs");
        var cell = JsonNode.Parse(File.ReadAllText(run.Repository.Target("outputs")))!["cells"]![0]!;

        Assert.Equal("passed", (string?)record["status"]);
        Assert.Equal(run.Repository.Source("outputs"), (string?)record["path"]);
        Assert.True((double)record["seconds"]! >= (double)record["slowestCell"]!["seconds"]!);
        Assert.InRange((int)record["slowestCell"]!["number"]!, 1, 10);
        Assert.True((double)cell["metadata"]!["rnn"]!["seconds"]! > 0);
    }

    private static string Html(JsonNode? output) => Joined(output!["data"]!["text/html"]);

    private static string Text(JsonNode? output) => Joined(output!["text"] ?? output["data"]!["text/plain"]);

    private static string Joined(JsonNode? lines) => string.Concat(lines!.AsArray().Select(line => (string?)line));
}
