using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Grading;

/// <summary>Copies of a lesson in two halves, whose exercises share a number, and of two lessons at once.</summary>
public sealed class SplitCopiesTests
{
    [Fact]
    public async Task A_copy_is_of_the_half_whose_exercises_it_has_and_one_with_all_of_them_is_of_both()
    {
        using var repository = Course();
        repository.HandIn("05b-truncation-ann", "Check.That(\"05.2\", 42)", "Check.That(\"05.3\", 1)");
        repository.HandIn("05b_bob", "1");
        repository.HandIn("eve", "Check.That(\"05.1\", 42)", "Check.That(\"05.3\", 42)");

        var result = await Runner.RunAsync(repository, "grade", "class");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(
            ["ann 05.2 passed", "ann 05.3 mistake off & gone", "05b_bob 05.2 missing", "05b_bob 05.3 missing", "eve 05.1 passed", "eve 05.2 missing", "eve 05.3 passed"],
            repository.Rows().OrderBy(row => !row.StartsWith("ann", StringComparison.Ordinal)));
        Assert.Contains(",05b,05.3,passed", await File.ReadAllTextAsync(repository.PathOf("artifacts/grades/grades.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_can_be_asked_for()
    {
        using var repository = Course();
        repository.HandIn("ann", "Check.That(\"05.3\", 42)");
        repository.HandIn("bob", "Check.That(\"05.1\", 42)");

        await Runner.RunAsync(repository, "grade", "class", "--lesson", "05b");

        Assert.Equal(["ann 05.2 missing", "ann 05.3 passed", "bob  unusable It is a copy of lesson 05."], repository.Rows());
    }

    [Fact]
    public async Task A_copy_that_answers_two_lessons_is_graded_for_one_and_that_is_said()
    {
        using var repository = FakeCourse.Make("01-first", "02-second");
        repository.HandIn("ann", "Check.That(\"01.1\", 42)", "Check.That(\"02.1\", 42)", "Check.That(\"02.2\", 1)");

        var result = await Runner.RunAsync(repository, "grade", "class");

        Assert.Equal(["ann 02.1 passed", "ann 02.2 mistake off & gone"], repository.Rows());
        string said = "It answers exercises of lesson 01, too, which are not graded with it: call grade once more, with --lesson.";
        Assert.Contains($"look at ann: {said}", result.Output, StringComparison.Ordinal);
        Assert.Contains($"⚑ Look at ann: {said}", await File.ReadAllTextAsync(repository.PathOf("artifacts/grades/grades.html")), StringComparison.Ordinal);

        result = await Runner.RunAsync(repository, "grade", "class", "--lesson", "01");

        Assert.Equal(["ann 01.1 passed", "ann 01.2 missing"], repository.Rows());
        Assert.DoesNotContain("look at", result.Output, StringComparison.Ordinal);
    }

    private static TestRepository Course()
    {
        var repository = FakeCourse.Make();
        repository.Lesson("05-way-back", "05.1");
        repository.Lesson("05b-truncation", "05.2", "05.3");
        return repository;
    }
}
