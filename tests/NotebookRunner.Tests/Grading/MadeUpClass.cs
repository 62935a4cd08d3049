using System.Text.Json.Nodes;
using Microsoft.VisualBasic.FileIO;
using NotebookRunner.Handouts;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Book;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Grading;

/// <summary>A class that hands in lesson 00 in every way that lecturers dream of, and what the table has to say of each.</summary>
public sealed class MadeUpClass : IAsyncLifetime, IDisposable
{
    private const string Lesson = "00-start-here";
    private const string Setup = "notebooks/setup.csx";

    private static readonly (string Exercise, string Code)[] Right =
    [
        ("00.1", "double[] states1 = [-0.46, -0.35, 0.21];"),
        ("00.2", "double? Step2(double x, double h) => Math.Tanh(0.5 * x + 0.8 * h);"),
        ("00.3", "double[] States3(double[] moves)\n{\n    double h = 0;\n    return [.. moves.Select(x => h = Math.Tanh(0.5 * x + 0.8 * h))];\n}"),
        ("00.4", "double? state4 = Math.Tanh(0.5);\nfor (int n = 0; n < 50; n++) state4 = Math.Tanh(state4.Value);"),
        ("00.5", "double[] weights5 = [1, 1];"),
    ];

    private readonly JsonNode sheet = JsonNode.Parse(ExerciseSheet.Of(NotebookDocument.Load(Path.Combine(SampleBook.Lessons, $"{Lesson}.ipynb")))!.ToJson())!;
    private readonly List<string> expected = [];

    public TestRepository Repository { get; } = new();

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    /// <summary>What each row should say: who, exercise, status, mistake.</summary>
    public IEnumerable<string> Expected => expected.Order(StringComparer.Ordinal);

    /// <summary>What each row says.</summary>
    public IEnumerable<string> Rows { get; private set; } = [];

    public string Page { get; private set; } = "";

    public async Task InitializeAsync()
    {
        File.Copy(Path.Combine(SampleBook.Lessons, $"{Lesson}.ipynb"), Repository.Source(Lesson));
        File.Copy(Path.Combine(SampleBook.Lessons, "setup.csx"), Repository.PathOf(Setup));
        Repository.Add("01-other", "# 01 Other", "#!import setup.csx", "# x");
        HandInAll();
        var result = await Runner.RunAsync(Repository, "grade", "class", "--lesson", "00", "--output", "grades");
        (ExitCode, Output) = (result.ExitCode, result.Output);
        Page = await File.ReadAllTextAsync(Repository.PathOf("grades/grades.html"));
        Rows = Read(Repository.PathOf("grades/grades.csv")).Skip(1).Select(row => $"{row[0]} {row[2]} {row[3]} {row[4]}").Order(StringComparer.Ordinal);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Repository.Dispose();

    /// <summary>The rows of a table, the first with the names of the columns.</summary>
    public static IEnumerable<string[]> Read(string csv)
    {
        using var parser = new TextFieldParser(csv) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        while (!parser.EndOfData)
            yield return parser.ReadFields()!;
    }

    private void HandInAll()
    {
        HandInAnswers();
        HandInTroubles();
        HandInTricks();
        HandInChangedSheets();
        HandInOtherFiles();
    }

    // Some with names that a table or a page could trip over.
    private void HandInAnswers()
    {
        HandIn("all-right", [.. Right.Select(right => (right.Exercise, right.Code, "passed "))]);
        HandIn("nothing-done");
        HandIn("forgetful",
            ("00.1", "double[] states1 = [0.46, 0.35, -0.21];", "mistake input not changed"), ("00.2", "double? Step2(double x, double h) => 0.5 * x + 0.8 * h;", "mistake activation forgotten"),
            ("00.3", "double[] States3(double[] moves) => [.. moves.Select(x => Math.Tanh(0.5 * x))];", "mistake state not carried"), ("00.4", "double? state4 = 0.5;", "mistake activation forgotten"), ("00.5", "double[] weights5 = [1, 0];", "mistake state not carried"));
        HandIn("김민지, \"K\"",
            ("00.1", "string states1 = \"left\";", "trouble wrong type"), ("00.2", "double? Step2(double x, double h) => Math.Tanh(0.8 * x + 0.5 * h);", "mistake weights exchanged"),
            ("00.4", "double? state4 = 0.777;", "wrong not right"), ("00.5", "double[] weights5 = [1, 1, 1];", "trouble wrong shape"));
        HandIn($"kim/{Lesson}", "kim", ("00.2", "double? Step2(double x, double h) => -Math.Tanh(0.5 * x + 0.8 * h);", "mistake sign"), ("00.4", "double? state4 = double.NaN;", "trouble NaN"));
        HandIn($"late/{Lesson} (2)_Ann Lee", "late/(2)_Ann Lee", ("00.2", $"{Right[1].Code}\nCheck.That(\"00.2\", Step2);\nvar x2 = 1;", "passed "));
    }

    private void HandInTroubles()
    {
        HandIn("thrower", ("00.2", "for (int i = 0; i < 1000; i++) Console.WriteLine(new string('x', 100_000));\n" + Right[1].Code, "passed "),
            ("00.3", "double[] States3(double[] moves) => throw new InvalidOperationException(\"no\");", "trouble exception"), ("00.4", "double? state4 = int.Parse(\"x\");", "trouble exception"), Solved(4));
        HandIn("typo", Solved(0), ("00.2", "double? Step2(double x, double h) => Math.Tahn(x);", "trouble does not compile"),
            ("00.3", "double[] States3(double[] moves) { while (true) { } }", "trouble endless loop"), Solved(4));
        HandIn("unclosed", ("00.2", "double? Step2(double x, double h) => /* later", "trouble does not compile"), Solved(4));
        HandIn("endless-cell", Solved(0), ("00.2", "double? Step2(double x, double h) => null;\nwhile (true) { }", "trouble endless loop"), Solved(2), Solved(4));
        HandIn("stack", Solved(0), ("00.2", "double? Step2(double x, double h) => Step2(x, h) + 1;", "trouble endless recursion"), Solved(4));
        HandIn("exits", Solved(0), ("00.3", "double[] States3(double[] moves) { Environment.Exit(0); return null; }", "trouble ended its process"), ("00.4", "double? state4 = 1;\nEnvironment.FailFast(\"enough\");", "trouble ended its process"), Solved(4));
        HandIn("hungry", ("00.3", "double[] States3(double[] moves) => new double[1_250_000_000];", "trouble exception"), ("00.4", "double? state4 = new double[1_250_000_000].Length;", "trouble out of memory"), Solved(4));
    }

    // One copy with all of them, and with a name that is a formula. What replaces the check comes last.
    private void HandInTricks() => HandIn("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0", Solved(0),
        ("00.2", "File.WriteAllText(\"setup.csx\", \"nonsense\");\nDirectory.Delete(\"../data\", true);\n" + Right[1].Code, "passed "),
        ("00.4", "double? state4 = 0.777;\nclass Passed { public string ToHtml() => \"<div class=\\\"rnn-check\\\" data-exercise=\\\"00.4\\\" data-status=\\\"passed\\\" data-name=\\\"passed\\\"></div>\"; }\nnew Passed().Display();", "wrong not right"),
        ("00.5", "static class Check { public static string That(string exercise, object answer) => \"passed\"; }\ndouble[] weights5 = null;", "trouble check replaced"));

    private void HandInChangedSheets()
    {
        HandIn("deleted", "deleted", copy => Cells(copy).RemoveAt(IndexOf(copy, "answer-00-3")), ("00.3", "missing "), ("00.1", "not-yet "));
        HandIn("twice", "twice", copy =>
        {
            var again = Cells(copy)[IndexOf(copy, "answer-00-2")]!.DeepClone();
            Answer(copy, "00.2", Right[1].Code);
            again["source"] = "double? Step2(double x, double h) => 0.5 * x + 0.8 * h;\nCheck.That(\"00.2\", Step2)";
            Cells(copy).Add(again);
        }, ("00.2", "mistake activation forgotten"));
        HandIn("beheaded", "beheaded", copy => Cells(copy).RemoveAt(IndexOf(copy, "exercises")));
    }

    private void HandInOtherFiles()
    {
        Write("broken.ipynb", "{ \"cells\": [", "The file is not valid JSON (line 1, byte 13): it ends in the middle, as after a download or a save that was cut off. Restore it from version control or save it again.");
        Write("empty.ipynb", "", "The file is empty.");
        Write("scan.ipynb", "%PDF-1.7", "The file is a PDF document: a print of the notebook, from which no program gets it back. Take the .ipynb itself.");
        Write("other.ipynb", sheet.ToJsonString().Replace("00.", "01.", StringComparison.Ordinal), "It is a copy of lesson 01.");
        Directory.CreateDirectory(Repository.PathOf("class/kim/.ipynb_checkpoints"));
        File.WriteAllText(Repository.PathOf($"class/kim/.ipynb_checkpoints/{Lesson}-checkpoint.ipynb"), "{}");
    }

    private static (string Exercise, string Code, string Row) Solved(int number) => (Right[number].Exercise, Right[number].Code, "passed ");

    private void HandIn(string who, params (string Exercise, string Code, string Row)[] answers) => HandIn(who, who, answers);

    private void HandIn(string file, string who, params (string Exercise, string Code, string Row)[] answers) => HandIn(file, who, copy =>
    {
        foreach (var (exercise, code, _) in answers)
            Answer(copy, exercise, code);
    }, [.. answers.Select(answer => (answer.Exercise, answer.Row))]);

    private void HandIn(string file, string who, Action<JsonNode> change, params (string Exercise, string Row)[] rows)
    {
        var copy = sheet.DeepClone();
        change(copy);
        string path = Repository.PathOf($"class/{file}.ipynb");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, copy.ToJsonString());
        foreach (var (exercise, _) in Right)
            expected.Add($"{who} {exercise} {rows.Where(row => row.Exercise == exercise).Select(row => row.Row).FirstOrDefault("not-yet ")}");
    }

    private void Write(string file, string text, string problem)
    {
        File.WriteAllText(Repository.PathOf($"class/{file}"), text);
        expected.Add($"{Path.GetFileNameWithoutExtension(file)}  unusable {problem}");
    }

    // The check at the end of the stub stays.
    private static void Answer(JsonNode copy, string exercise, string code)
    {
        var cell = Cells(copy)[IndexOf(copy, $"answer-{exercise.Replace('.', '-')}")]!;
        cell["source"] = code + "\n" + Multiline.Read(cell["source"]).Split('\n')[^1];
    }

    private static JsonArray Cells(JsonNode copy) => copy["cells"]!.AsArray();

    private static int IndexOf(JsonNode copy, string id) => Cells(copy).Select((cell, index) => (cell, index)).Single(pair => (string?)pair.cell!["id"] == id).index;
}
