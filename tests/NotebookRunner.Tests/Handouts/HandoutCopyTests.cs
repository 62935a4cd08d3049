using NotebookRunner.Checks;
using NotebookRunner.Handouts;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Book;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Handouts;

public sealed class HandoutCopyTests
{
    public static TheoryData<string> Lessons => [.. Directory.EnumerateFiles(SampleBook.Lessons, "*.ipynb").Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_clean_copy_has_the_code_and_the_headings_and_no_prose_or_output(string file)
    {
        var lesson = Load(file);
        var copy = HandoutCopy.Clean.Make(lesson)!;

        Assert.Equal(lesson.Cells.Where(cell => cell.IsCode).Select(cell => cell.Source), copy.Cells.Where(cell => cell.IsCode).Select(cell => cell.Source));
        Assert.All(copy.Cells.Where(cell => cell.IsMarkdown), cell => Assert.All(cell.Source.Split('\n'), line => Assert.Matches("^(#.*)?$", line)));
        Assert.All(copy.Cells.Where(cell => cell.IsCode), cell => Assert.Empty(cell.Outputs));
        Assert.Empty(NotebookRules.Problems(copy));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void An_exercise_sheet_has_every_stub_and_its_question_and_no_output_and_no_way_to_the_solutions(string file)
    {
        var lesson = Load(file);
        var sheet = HandoutCopy.Exercises.Make(lesson);
        Assert.Equal(CheckCalls.Exercises(lesson.Cells), sheet is null ? [] : CheckCalls.Exercises(sheet.Cells));
        if (sheet is null)
            return;

        Assert.Equal(lesson.Cells.Select(cell => ExerciseSection.Named(cell, level: 3)).OfType<string>(), sheet.Cells.Select(cell => ExerciseSection.Named(cell, level: 3)).OfType<string>());
        Assert.All(sheet.Cells, cell => Assert.DoesNotContain("(solutions/", cell.Source, StringComparison.Ordinal));
        Assert.All(sheet.Cells.Where(cell => cell.IsCode), cell => Assert.Empty(cell.Outputs));
        Assert.Equal("#!import setup.csx", sheet.Cells.First(cell => cell.IsCode).Source.Trim());
        Assert.Empty(NotebookRules.Problems(sheet));
    }

    [Theory]
    [InlineData("--clean", "clean", 5)]
    [InlineData("--exercises", "exercises", 3)]
    public async Task The_copies_run_where_they_are_written(string option, string folder, int codeCells)
    {
        using var repository = new TestRepository();
        await File.WriteAllTextAsync(repository.PathOf("notebooks/setup.csx"), "using System.IO;\nstatic class Check { public static string That(string exercise, object answer) => exercise; }");
        Directory.CreateDirectory(repository.PathOf("data"));
        await File.WriteAllTextAsync(repository.PathOf("data/numbers.txt"), "7");
        repository.Add("01-lesson", "# 01 Lesson\n\nProse.", "#!import setup.csx", "var text = File.ReadAllText(\"../data/numbers.txt\");", "text",
            "## Exercises\n\nAnswers are in [solutions](solutions/01-lesson.ipynb).", "### 01.1 Predict: what?\n\nGuess.", "int? guess1 = null;", "Check.That(\"01.1\", guess1)", "## Glossary\n\nNone.");

        var written = await Runner.RunAsync(repository, "book", option);
        var run = await Runner.RunAsync(repository, "run", $"artifacts/{folder}/notebooks");

        Assert.Equal((0, 0), (written.ExitCode, run.ExitCode));
        Assert.Equal(codeCells, (int?)repository.Record("01-lesson")["cellsRun"]);
    }

    [Fact]
    public async Task The_sheet_of_a_real_lesson_needs_nothing_of_the_lesson()
    {
        using var repository = new TestRepository();
        foreach (string file in (string[])["00-start-here.ipynb", "setup.csx"])
            File.Copy(Path.Combine(SampleBook.Lessons, file), repository.PathOf($"notebooks/{file}"));

        await Runner.RunAsync(repository, "book", "--exercises");
        var run = await Runner.RunAsync(repository, "run", "artifacts/exercises/notebooks");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal("passed", (string?)repository.Record("00-start-here")["status"]);
    }

    private static NotebookDocument Load(string file) => NotebookDocument.Load(Path.Combine(SampleBook.Lessons, file));
}
