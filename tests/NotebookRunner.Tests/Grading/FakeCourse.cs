using Microsoft.VisualBasic.FileIO;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Grading;

/// <summary>A course whose checks know one right answer, 42, so that no library needs to be loaded.</summary>
internal static class FakeCourse
{
    private const string Setup = """
        using System.IO;
        class Verdict(string exercise, string status, string name)
        {
            public string ToHtml() => $"<div class=\"rnn-check\" data-exercise=\"{exercise}\" data-status=\"{status}\" data-name=\"{name}\"></div>";
            public override string ToString() => $"{exercise} {name}";
        }
        static class Check
        {
            public static Verdict That(string exercise, object answer) =>
                answer is null ? new(exercise, "not-yet", "not yet") : answer is 42 ? new(exercise, "passed", "passed") : new(exercise, "mistake", "off &amp; gone");
        }
        """;

    public static TestRepository Make(params string[] lessons)
    {
        var repository = new TestRepository();
        File.WriteAllText(repository.PathOf("notebooks/setup.csx"), Setup);
        Directory.CreateDirectory(repository.PathOf("class"));
        foreach (string lesson in lessons)
            repository.Add(lesson, "# Lesson", "#!import setup.csx", "throw new Exception(\"the lesson itself is not run\");", "## Exercises", $"Check.That(\"{lesson[..2]}.1\", null)", $"Check.That(\"{lesson[..2]}.2\", null)");
        return repository;
    }

    /// <summary>A student's copy of a lesson with these cells below its heading.</summary>
    public static void HandIn(this TestRepository repository, string file, params string[] cells) => repository.Add($"../class/{file}", ["## My Exercises", .. cells]);

    /// <summary>The rows of the table: who, exercise, status, mistake.</summary>
    public static string[] Rows(this TestRepository repository) => [.. Fields(repository.PathOf("artifacts/grades/grades.csv")).Skip(1).Select(row => $"{row[0]} {row[2]} {row[3]} {row[4]}".TrimEnd())];

    private static IEnumerable<string[]> Fields(string path)
    {
        using var table = new TextFieldParser(path) { Delimiters = [","] };
        while (table.ReadFields() is { } fields)
            yield return fields;
    }
}
