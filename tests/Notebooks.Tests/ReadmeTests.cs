namespace Notebooks.Tests;

public class ReadmeTests
{
    public static TheoryData<string> Pages => ["README.md", "CONTRIBUTING.md", "src/ARCHITECTURE.md", "src/SequenceModels/Numerics/README.md"];

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    public async Task The_example_compiles_runs_and_prints_what_the_page_says(string name)
    {
        var page = new Page(name);
        Assert.Equal(page.Block("text").TrimEnd('\n'), await page.RunAsync());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_file_a_page_links_to_exists(string name) => Assert.All(new Page(name).Links(), target => Assert.True(Path.Exists(target), target));

    [Theory]
    [InlineData("SequenceModels")]
    [InlineData("NotebookEngine")]
    [InlineData("NotebookKernel")]
    [InlineData("NotebookRunner")]
    public void Every_folder_of_a_project_stands_on_the_page_of_the_architecture(string project)
    {
        string page = new Page("src/ARCHITECTURE.md").Text;
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", project)).Select(folder => Path.GetFileName(folder)!);
        Assert.All(folders, folder => Assert.Contains($"`{folder}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_readmes_two_commands_are_those_of_CI()
    {
        string ci = File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run"));
        var commands = new Page("README.md").Text.Split("```\n")[1].Trim().Split('\n').Select(line => line.Split('#')[0].Trim()).ToList();
        Assert.Equal(2, commands.Count);
        Assert.All(commands, command => Assert.Contains($"\n{command}", ci, StringComparison.Ordinal));
    }
}
