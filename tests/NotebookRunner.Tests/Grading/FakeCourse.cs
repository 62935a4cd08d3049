using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Grading;

/// <summary>A course whose checks know one right answer, 42, so that no library needs to be loaded. They take the way for verdicts while the setup runs, as the real ones do.</summary>
internal static class FakeCourse
{
    private const string Setup = """
        using System.IO;
        using System.Runtime.CompilerServices;
        static class Check
        {
            private static readonly Action<string, string, string, string> tell;
            static Check() => tell = (Action<string, string, string, string>)AppContext.GetData("NotebookRunner.Verdict");
            public static void Begin() { }
            [MethodImpl(MethodImplOptions.NoInlining)]
            public static string That(string exercise, object answer)
            {
                var (status, name) = answer is null ? ("not-yet", "not yet") : answer is 42 ? ("passed", "passed") : ("mistake", "off & gone");
                tell(exercise, status, name, "");
                return $"{exercise} {name}";
            }
        }
        Check.Begin();
        """;

    public static TestRepository Make(params string[] lessons)
    {
        var repository = new TestRepository();
        File.WriteAllText(repository.PathOf("notebooks/setup.csx"), Setup);
        Directory.CreateDirectory(repository.PathOf("class"));
        foreach (string lesson in lessons)
            repository.Lesson(lesson, $"{lesson[..2]}.1", $"{lesson[..2]}.2");
        return repository;
    }

    /// <summary>A lesson of the course with these exercises.</summary>
    public static void Lesson(this TestRepository repository, string name, params string[] exercises) =>
        repository.Add(name, ["# Lesson", "#!import setup.csx", "throw new Exception(\"the lesson itself is not run\");", "## Exercises", .. exercises.Select(exercise => $"Check.That(\"{exercise}\", null)")]);

    /// <summary>A student's copy of a lesson with these cells below its heading.</summary>
    public static void HandIn(this TestRepository repository, string file, params string[] cells) => repository.Add($"../class/{file}", ["## My Exercises", .. cells]);

    /// <summary>The rows of the table: who, exercise, status, mistake.</summary>
    public static string[] Rows(this TestRepository repository) =>
        [.. MadeUpClass.Read(repository.PathOf("artifacts/grades/grades.csv")).Skip(1).Select(row => $"{row[0]} {row[2]} {row[3]} {row[4]}".TrimEnd())];
}
