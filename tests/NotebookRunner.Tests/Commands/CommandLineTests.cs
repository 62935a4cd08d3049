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
        Directory.CreateDirectory(repository.PathOf("artifacts/notebooks"));
        foreach (string name in (string[])["01-ran", "02-changed"])
        {
            repository.Add(name, "# As it ran", "1 + 1");
            repository.Tag(name, 2, "any", "shown by the run");
            File.Move(repository.Source(name), repository.Target(name));
            repository.Add(name, "# As it is", "1 + 1");
        }
        File.SetLastWriteTimeUtc(repository.Source("01-ran"), DateTime.UtcNow.AddMinutes(-1));
        File.SetLastWriteTimeUtc(repository.Source("02-changed"), DateTime.UtcNow.AddMinutes(1));

        await Runner.RunAsync(repository, "book");

        string ran = await File.ReadAllTextAsync(repository.PathOf("artifacts/book/01-ran.html")), changed = await File.ReadAllTextAsync(repository.PathOf("artifacts/book/02-changed.html"));
        Assert.Contains("As it ran", ran, StringComparison.Ordinal);
        Assert.Contains("shown by the run", ran, StringComparison.Ordinal);
        Assert.Contains("As it is", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("shown by the run", changed, StringComparison.Ordinal);
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
