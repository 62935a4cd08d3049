using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--nonsense is neither a file nor an option of run", "run", "--nonsense")]
    [InlineData("from 1 to 64", "run", "--jobs", "0")]
    [InlineData("'soon'", "run", "--timeout", "soon")]
    [InlineData("missing.ipynb does not exist", "run", "missing.ipynb")]
    [InlineData("RnnNotebooks.sln is not a notebook", "run", "RnnNotebooks.sln")]
    [InlineData("A path is empty", "run", "")]
    [InlineData("--output is empty", "run", "--output", "")]
    [InlineData("--output is empty", "book", "--output", "")]
    [InlineData("--in-place and --output were both given", "run", "--in-place", "--output", "elsewhere")]
    [InlineData("--clean and --exercises were both given", "book", "--clean", "--exercises")]
    [InlineData("There is no notebook", "slides", "17")]
    [InlineData("There is no notebook", "run")]
    [InlineData("There is no notebook", "book")]
    [InlineData("There is no notebook")]
    [InlineData("'nonsense'", "nonsense")]
    public async Task An_unusable_call_says_why_and_returns_2(string message, params string[] arguments)
    {
        using var repository = new TestRepository();

        var result = await Runner.RunAsync(repository, arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slides_of_an_unmarked_lesson_are_refused_and_say_how_to_mark_it()
    {
        using var repository = new TestRepository();
        repository.Add("01-lesson", "# Lesson");

        var result = await Runner.RunAsync(repository, "slides", "01");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("No cell is marked for slides", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_book_shows_what_ran_and_what_was_changed_since_as_it_is()
    {
        using var repository = new TestRepository();
        repository.Add("01-ran", "# Ran", "1 + 1");
        repository.Add("02-changed", "# Before", "2 + 2");
        await Runner.RunAsync(repository, "run");
        repository.Add("02-changed", "# After", "2 + 2");
        File.SetLastWriteTimeUtc(repository.Source("02-changed"), DateTime.UtcNow.AddMinutes(1));

        await Runner.RunAsync(repository, "book");

        Assert.Contains("Result", await File.ReadAllTextAsync(repository.PathOf("artifacts/book/01-ran.html")), StringComparison.Ordinal);
        Assert.Contains("After", await File.ReadAllTextAsync(repository.PathOf("artifacts/book/02-changed.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_says_what_each_option_does_with_its_default_and_hides_the_worker()
    {
        using var repository = new TestRepository();

        string run = (await Runner.RunAsync(repository, "run", "--help")).Output;
        string program = (await Runner.RunAsync(repository, "--help")).Output;

        foreach (string text in (string[])["--jobs", "[default: 2]", "--timeout", "[default: 60]", "--max-output", "[default: 2000000]", "--in-place", "artifacts/notebooks", "130"])
            Assert.Contains(text, run, StringComparison.Ordinal);
        Assert.Contains("book", program, StringComparison.Ordinal);
        Assert.DoesNotContain("worker", program, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notebooks_and_folders_can_be_named_from_any_folder_of_the_repository()
    {
        using var repository = new TestRepository();
        Directory.CreateDirectory(repository.PathOf("notebooks/solutions"));
        repository.Add("solutions/one", "1");
        repository.Add("two", "2");
        repository.Add("three", "3");

        var result = await Runner.RunAsync(repository, "run", "notebooks/solutions", "notebooks/two.ipynb", "--jobs", "1");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(["solutions/one", "two"], repository.Report["notebooks"]!.AsArray().Select(record => (string)record!["name"]!));
        Assert.True(File.Exists(repository.Target("solutions/one")));
        Assert.True(File.Exists(repository.Target("two")));
    }

    [Fact]
    public async Task Without_a_command_all_notebooks_are_run_and_the_book_is_made_of_them_even_of_the_failing()
    {
        using var repository = new TestRepository();
        repository.Add("01-good", "# A good lesson", "6 * 7");
        repository.Add("02-bad", "# A bad lesson", "undefined");

        var result = await Runner.RunAsync(repository);

        Assert.Equal(1, result.ExitCode);
        string index = await File.ReadAllTextAsync(repository.PathOf("artifacts/book/index.html"));
        Assert.Contains("A good lesson", index, StringComparison.Ordinal);
        Assert.Contains("A bad lesson", index, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_notebooks_that_would_overwrite_each_other_are_refused()
    {
        using var repository = new TestRepository();
        foreach (string folder in (string[])["a", "b"])
        {
            Directory.CreateDirectory(repository.PathOf(folder));
            repository.Add($"../{folder}/same", "1");
        }

        var result = await Runner.RunAsync(repository, "run", "a", "b");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("would both be written to", result.Output, StringComparison.Ordinal);
    }
}
