using NotebookRunner.Checks;
using NotebookRunner.Notebooks;
using NotebookRunner.Practice;
using NotebookRunner.Tests.Book;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Practice;

public sealed class PracticeCopyTests
{
    public static TheoryData<string> Lessons => [.. Directory.EnumerateFiles(SampleBook.Lessons, "*.ipynb").Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_clean_copy_has_the_code_and_the_headings_and_no_prose_or_output(string file)
    {
        var lesson = Load(file);
        var copy = PracticeCopy.Clean.Make(lesson)!;

        Assert.Equal(lesson.Cells.Where(cell => cell.IsCode && !Answers.Are(cell)).Select(cell => cell.Source), copy.Cells.Where(cell => cell.IsCode).Select(cell => cell.Source));
        Assert.All(copy.Cells.Where(cell => cell.IsMarkdown), cell => Assert.All(cell.Source.Split('\n'), line => Assert.Matches("^(#.*)?$", line)));
        Assert.All(copy.Cells.Where(cell => cell.IsCode), cell => Assert.Empty(cell.Outputs));
        Assert.Empty(NotebookRules.Problems(copy));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void An_exercise_sheet_has_every_exercise_and_no_answer(string file)
    {
        var lesson = Load(file);
        string prose = string.Join('\n', lesson.Cells.Where(cell => cell.IsMarkdown).Select(cell => cell.Source));
        var sheet = PracticeCopy.Exercises.Make(lesson);
        int answers = prose.Split("<summary>Answer").Length - 1;
        if (answers == 0)
        {
            Assert.Null(sheet);
            return;
        }

        Assert.Equal(answers, sheet!.Cells.Count(cell => cell.IsCode && cell.Source.Length == 0));
        Assert.All(sheet.Cells, cell => Assert.DoesNotMatch("(?i)<details|<summary|</details", cell.Source));
        Assert.Equal("#!import setup.csx", sheet.Cells.First(cell => cell.IsCode).Source.Trim());
        Assert.Empty(NotebookRules.Problems(sheet));
    }

    [Theory]
    [InlineData("--clean", "clean", 3)]
    [InlineData("--exercises", "exercises", 1)]
    public async Task The_copies_run_where_they_are_written(string option, string folder, int codeCells)
    {
        using var repository = new TestRepository();
        await File.WriteAllTextAsync(repository.PathOf("notebooks/setup.csx"), "using System.IO;");
        Directory.CreateDirectory(repository.PathOf("data"));
        await File.WriteAllTextAsync(repository.PathOf("data/numbers.txt"), "7");
        repository.Add("01-lesson", "# 01 Lesson\n\nProse.", "#!import setup.csx", "var text = File.ReadAllText(\"../data/numbers.txt\");", "text",
            "# Rest\n\n## Exercises\n\n**1. Guess.** What?\n\n<details><summary>Answer</summary>\n\nSeven.\n\n</details>\n\n## Glossary\n\nNone.");

        var written = await Runner.RunAsync(repository, "book", option);
        var run = await Runner.RunAsync(repository, "run", $"artifacts/{folder}/notebooks");

        Assert.Equal((0, 0), (written.ExitCode, run.ExitCode));
        Assert.Equal(codeCells, (int?)repository.Record("01-lesson")["cellsRun"]);
        Assert.DoesNotContain("Seven", await File.ReadAllTextAsync(repository.PathOf($"artifacts/{folder}/notebooks/01-lesson.ipynb")), StringComparison.Ordinal);
    }

    private static NotebookDocument Load(string file) => NotebookDocument.Load(Path.Combine(SampleBook.Lessons, file));
}
