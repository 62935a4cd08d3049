using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Commands;

public sealed class SolutionsTests
{
    [Fact]
    public async Task Solutions_run_after_the_lessons_keep_their_folder_and_are_no_chapters()
    {
        using var repository = Repository("42");

        var result = await Runner.RunAsync(repository);

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(["01-lesson", "02-lesson", "solutions/01-lesson"], repository.Report["notebooks"]!.AsArray().Select(record => (string)record!["name"]!));
        Assert.True(File.Exists(repository.Target("solutions/01-lesson")));
        Assert.Contains("solutions/01-lesson", result.Output, StringComparison.Ordinal);
        Assert.Equal(["01-lesson.html", "02-lesson.html", "index.html"], Directory.EnumerateFiles(repository.PathOf("artifacts/book"), "*.html").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("<pre class=\"value\">84</pre>", await File.ReadAllTextAsync(repository.PathOf("artifacts/book/01-lesson.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_book_is_made_even_of_a_lesson_that_fails_and_a_failing_solution_is_named_with_its_folder()
    {
        using var repository = Repository("nothing");
        repository.Add("02-lesson", "# A bad lesson", "undefined");

        var result = await Runner.RunAsync(repository);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("\nsolutions/01-lesson.ipynb · cell 3 · line 1: CS0103", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(repository.PathOf("artifacts/book/01-lesson.html")));
        string index = await File.ReadAllTextAsync(repository.PathOf("artifacts/book/index.html"));
        Assert.Contains("Lesson", index, StringComparison.Ordinal);
        Assert.Contains("A bad lesson", index, StringComparison.Ordinal);
    }

    private static TestRepository Repository(string answer)
    {
        var repository = new TestRepository();
        Directory.CreateDirectory(repository.PathOf("notebooks/solutions"));
        repository.Add("01-lesson", "# 01 Lesson", "## Exercises", "### 01.1 Predict: what?", "1");
        repository.Add("02-lesson", "# 02 Lesson", "2");
        repository.Add("solutions/01-lesson", "# 01 Lesson: solutions", "## 01.1 What", $"{answer} * 2");
        return repository;
    }
}
