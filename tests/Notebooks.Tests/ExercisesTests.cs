using System.Text.RegularExpressions;
using NotebookRunner.Handouts;
using NotebookRunner.Notebooks;
using SequenceModels.Exercises;
using SequenceModels.Exercises.Judging;

namespace Notebooks.Tests;

/// <summary>What every lesson owes to those who work in it: exercises that are checked, with hints, and worked solutions.</summary>
public partial class ExercisesTests
{
    public static TheoryData<string> Lessons => [.. Repository.Lessons.Select(path => Path.GetFileName(path))];

    /// <summary>Each by the name of its solutions; the exercises of a lesson in two halves are counted through both.</summary>
    public static TheoryData<string> WholeLessons => [.. Repository.WholeLessons.Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(WholeLessons))]
    public void A_lesson_has_the_exercises_of_the_catalogue_in_their_order_and_they_rise(string file)
    {
        string[] headings = [.. Cells(file).Select(cell => ExerciseSection.Named(cell, level: 3)).OfType<string>()];
        var known = Catalogue.All.Where(exercise => exercise.Id.StartsWith(file[..2], StringComparison.Ordinal)).ToList();

        Assert.InRange(headings.Length, 3, 6);
        Assert.Equal(Enumerable.Range(1, headings.Length).Select(number => $"{file[..2]}.{number}"), headings);
        Assert.Equal(headings, known.Select(exercise => exercise.Id));
        Assert.Equal(headings, Repository.Halves(file).SelectMany(half => CheckCalls.Exercises(ExerciseSection.Of(NotebookDocument.Load(half)))));
        Assert.Equal(known.Select(exercise => exercise.Kind).Order(), known.Select(exercise => exercise.Kind));
        Assert.Superset(new HashSet<ExerciseKind> { ExerciseKind.Predict, ExerciseKind.Fill, ExerciseKind.Fault }, known.Select(exercise => exercise.Kind).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Each_exercise_has_a_question_a_stub_that_is_not_answered_yet_and_three_hints(string file)
    {
        var section = ExerciseSection.Of(Lesson(file));
        Assert.All(CheckCalls.Exercises(section), exercise =>
        {
            string place = exercise.Replace('.', '-');
            var question = section.Single(cell => cell.Id == $"exercise-{place}");
            var kind = Heading().Match(question.Source);
            Assert.True(kind.Success, question.Source.Split('\n')[0]);
            Assert.Equal(Catalogue.Find(exercise).Kind, KindOf(kind.Groups["kind"].Value));
            Assert.InRange(Words(question.Source), 15, 400);

            var stub = section.Single(cell => cell.Id == $"answer-{place}");
            Assert.True(stub.HasTag("exercise"));
            Assert.StartsWith($"Check.That(\"{exercise}\", ", stub.Source.Split('\n')[^1], StringComparison.Ordinal);
            string verdict = Html(stub);
            Assert.Contains($"data-exercise=\"{exercise}\" data-status=\"not-yet\"", verdict, StringComparison.Ordinal);
            Assert.Equal(3, Regex.Count(verdict, "<details"));
        });
    }

    [Theory]
    [MemberData(nameof(WholeLessons))]
    public void A_prediction_is_answered_by_the_next_cell_once_there_is_a_guess(string file)
    {
        var predictions = Catalogue.All.Where(exercise => exercise.Id.StartsWith(file[..2], StringComparison.Ordinal) && exercise.Kind == ExerciseKind.Predict).Select(exercise => exercise.Id).ToList();
        Assert.Contains(predictions, exercise =>
        {
            var code = Repository.Halves(file).SelectMany(half => ExerciseSection.Of(NotebookDocument.Load(half))).Where(cell => cell.IsCode).SkipWhile(cell => !CheckCalls.Exercises(cell.Source).Contains(exercise)).Skip(1);
            return code.FirstOrDefault(cell => cell.Source.Contains($"Check.After(\"{exercise}\"", StringComparison.Ordinal)) is { } reveal && reveal.HasTag("exercise") && Html(reveal).Contains("Guess first", StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(WholeLessons))]
    public void Each_exercise_has_a_worked_solution_that_passes_and_says_why(string file)
    {
        var solutions = Solutions(file);
        Assert.Equal(CheckCalls.Exercises(Cells(file)), solutions.Cells.Select(cell => ExerciseSection.Named(cell, level: 2)).OfType<string>());
        Assert.All(CheckCalls.Exercises(Cells(file)), exercise =>
        {
            NotebookCell[] worked = [.. solutions.Cells.SkipWhile(cell => ExerciseSection.Named(cell, level: 2) != exercise)];
            worked = [.. worked.Take(1), .. worked.Skip(1).TakeWhile(cell => ExerciseSection.HeadingLevel(cell) != 2)];
            Assert.Equal($"solution-{exercise.Replace('.', '-')}", worked[0].Id);
            Assert.InRange(worked.Where(cell => cell.IsMarkdown).Sum(cell => Words(cell.Source)), 40, 900);
            var judged = worked.Last(cell => CheckCalls.Exercises([cell]).Contains(exercise));
            Assert.Contains($"data-exercise=\"{exercise}\" data-status=\"passed\"", Html(judged), StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(WholeLessons))]
    public void Solutions_are_notebooks_of_the_lessons_standard(string file)
    {
        var solutions = Solutions(file);
        var code = solutions.Cells.Where(cell => cell.IsCode).ToList();
        Assert.Equal($"{Lesson(file).Title.TrimEnd('?')}: solutions", solutions.Title);
        string told = string.Join('\n', solutions.Cells.Select(cell => cell.Source));
        Assert.Contains($"](../{file})", solutions.Cells[0].Source, StringComparison.Ordinal);
        Assert.All(Repository.Halves(file), half => Assert.Contains($"](../{Path.GetFileName(half)}", told, StringComparison.Ordinal));
        Assert.All(Repository.Halves(file), half => Assert.Contains($"](solutions/{file}", string.Join('\n', NotebookDocument.Load(half).Cells.Select(cell => cell.Source)), StringComparison.Ordinal));
        Assert.Equal("#!import ../setup.csx", code[0].Source.Trim());
        Assert.All(code, (cell, index) => Assert.Equal(index + 1, cell.ExecutionCount));
        Assert.All(code.SelectMany(cell => cell.Outputs), output => Assert.NotEqual("error", (string?)output!["output_type"]));
        Assert.All(code.SelectMany(cell => Regex.Matches(cell.Source, @"new Random\(([^)]*)\)")), match => Assert.NotEqual("", match.Groups[1].Value));
        Assert.DoesNotMatch(@"(?<![\w.])/(home|root|work|tmp|Users)/|[A-Z]:\\\\Users", solutions.ToJson());
    }

    private static NotebookDocument Lesson(string file) => NotebookDocument.Load(Path.Combine(Repository.Notebooks, file));

    private static IEnumerable<NotebookCell> Cells(string file) => Repository.Halves(file).SelectMany(half => NotebookDocument.Load(half).Cells);

    private static NotebookDocument Solutions(string file) => NotebookDocument.Load(Path.Combine(Repository.Solutions, file));

    private static string Html(NotebookCell cell) => string.Concat(cell.Outputs.Select(output => Multiline.Read(output!["data"]?["text/html"])));

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static ExerciseKind KindOf(string words) => words.Split(' ')[0] switch
    {
        "Predict" => ExerciseKind.Predict,
        "Fill" => ExerciseKind.Fill,
        "Find" => ExerciseKind.Fault,
        "Change" => ExerciseKind.Change,
        _ => ExerciseKind.Derive,
    };

    [GeneratedRegex(@"\A### \d\d\.\d+ (?<kind>Predict|Fill in|Find the fault|Change the \w+|Derive): \S", RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}
