namespace NotebookRunner.Tests.Running;

/// <summary>Cells of another shape, and cells that are meant to fail, beside good ones.</summary>
public sealed class OddNotebookTests(OddNotebooks run) : IClassFixture<OddNotebooks>
{
    public static TheoryData<string> Parts => [.. OddNotebooks.Shapes.Keys];

    public static TheoryData<string, string> Messages
    {
        get
        {
            var messages = new TheoryData<string, string>();
            foreach (var (name, (_, message)) in OddNotebooks.MeantToFail)
                messages.Add(name, message);
            return messages;
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public void A_cell_of_another_shape_is_named_and_the_other_notebooks_finish(string part)
    {
        string place = $"{OddNotebooks.FileName(part)}.ipynb, cell 1: \"{part}\" is not of the type";

        Assert.Equal((2, 2), (run.Run.ExitCode, run.Check.ExitCode));
        foreach (string output in (string[])[run.Run.Output, run.Check.Output])
            Assert.Contains(place, output, StringComparison.Ordinal);
        Assert.Equal("passed", (string?)run.Repository.Record("good")["status"]);
    }

    [Theory, MemberData(nameof(Messages))]
    public void A_cell_that_is_meant_to_fail_shows_its_error_and_the_next_one_runs(string notebook, string message)
    {
        Assert.Equal("passed", (string?)run.Repository.Record(notebook)["status"]);
        Assert.Contains(message, (string?)run.Repository.Outputs(notebook, 1)[0]!["evalue"], StringComparison.Ordinal);
        Assert.Single(run.Repository.Outputs(notebook, 2));
    }
}
