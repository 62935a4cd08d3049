using System.Text.Json.Nodes;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>What a user of Polyglot Notebooks is used to, in <c>run</c>.</summary>
public sealed class PolyglotTests(PolyglotRun run) : IClassFixture<PolyglotRun>
{
    [Fact]
    public void Each_cell_shows_what_it_shows_in_dotnet_interactive()
    {
        Assert.True((string?)run.Repository.Record("cells")["status"] == "passed", run.Output);
        Assert.All(PolyglotCells.Plain.Index(), cell => Assert.Contains(cell.Item.Shown, Shown("cells", cell.Index + 1, cell.Item.Form), StringComparison.Ordinal));
    }

    [Fact]
    public void Two_packages_that_share_a_third_get_one_version_of_it_and_ranges_resolve()
    {
        Assert.Equal(["[1,2]", "12", "5"], new[] { 1, 2, 3 }.Select(cell => Shown("packages", cell, "text/plain")));
        Assert.Equal("<b>still</b>", Shown("packages", 4, "text/html"));
    }

    [Fact]
    public void A_packages_extension_is_loaded_and_does_not_replace_what_the_notebook_has_registered()
    {
        Assert.True((string?)run.Repository.Record("extensions")["status"] == "passed", run.Output);
        Assert.Equal("ours", Shown("extensions", 2, "text/html"));
        Assert.Contains("<table", Shown("extensions", 3, "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_chart_shows_itself_as_a_lessons_figure_does_without_the_setup_and_after_the_extension_of_its_package()
    {
        Assert.True((string?)run.Repository.Record("charts")["status"] == "passed", run.Output);
        Assert.Contains("data-rnn-figure", Shown("charts", 1, "text/html"), StringComparison.Ordinal);
        Assert.StartsWith("Chart without a title: a\n", Shown("charts", 1, "text/plain"), StringComparison.Ordinal);
        Assert.Equal(Shown("charts", 1, "text/html").Replace("fig-1", "fig-2", StringComparison.Ordinal), Shown("charts", 2, "text/html"));
    }

    [Fact]
    public void A_second_version_of_a_loaded_package_is_refused_with_the_way_out()
    {
        var error = run.Repository.Record("packages")["error"]!;

        Assert.Equal((5, 2), ((int?)error["cell"], (int?)error["line"]));
        Assert.Contains("version 13.0.4 is loaded", (string?)error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public void Another_notebook_is_imported_and_one_that_imports_itself_is_refused()
    {
        Assert.EndsWith("6", Shown("imports", 1, "text/plain"), StringComparison.Ordinal);
        Assert.Contains("imports itself", (string?)run.Repository.Record("imports")["error"]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_dib_is_run_and_written_as_a_notebook()
    {
        Assert.Equal("passed", (string?)run.Repository.Record("part")["status"]);
        Assert.Equal(["5", "6"], new[] { 1, 3 }.Select(cell => Shown("part", cell, "text/plain")));
        Assert.Equal("<b>x</b>", Shown("part", 4, "text/html"));
    }

    [Fact]
    public async Task A_dib_has_no_place_for_outputs()
    {
        var result = await Runner.RunAsync(run.Repository, "run", "--in-place", run.Repository.PathOf("notebooks/part.dib"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("has no place for outputs", result.Output, StringComparison.Ordinal);
    }

    private string Shown(string notebook, int cell, string form) => string.Concat(run.Repository.Outputs(notebook, cell)
        .Select(output => (string?)output!["name"] == form ? output["text"] : output["data"]?[form]).OfType<JsonArray>().SelectMany(lines => lines).Select(line => (string?)line));
}
