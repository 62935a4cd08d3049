using SequenceModels.Exercises.Judging;

namespace SequenceModels.Exercises.Tests;

public class CatalogueTests
{
    public static TheoryData<string> Exercises => [.. Catalogue.All.Select(exercise => exercise.Id)];

    public static TheoryData<string, int> Mistakes
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var exercise in Catalogue.All)
                for (int n = 0; n < exercise.KnownMistakes.Count; n++)
                    data.Add(exercise.Id, n);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_known_mistake_is_called_by_its_name(string id, int number)
    {
        var exercise = Catalogue.Find(id);
        var mistake = exercise.KnownMistakes[number];
        var verdict = Check.That(id, exercise.IsFunction ? mistake.Wrong : mistake.Wrong.DynamicInvoke());
        Assert.Equal((VerdictStatus.Mistake, mistake.Name), (verdict.Status, verdict.Name));
        Assert.Equal(mistake.Message, verdict.Message);
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public void The_right_answer_passes(string id)
    {
        var exercise = Catalogue.Find(id);
        var verdict = Check.That(id, exercise.IsFunction ? exercise.Answer : exercise.Answer.DynamicInvoke());
        Assert.Equal(VerdictStatus.Passed, verdict.Status);
        Assert.Equal(exercise.Because, verdict.Message);
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public void No_answer_is_not_yet_an_answer(string id) => Assert.Equal(VerdictStatus.NotYet, Check.That(id, null).Status);

    [Theory]
    [MemberData(nameof(Exercises))]
    public void Each_exercise_has_three_different_hints_and_at_least_two_mistakes(string id)
    {
        var exercise = Catalogue.Find(id);
        Assert.Equal(3, exercise.Hints.Distinct().Count());
        Assert.All(exercise.Hints, hint => Assert.False(string.IsNullOrWhiteSpace(hint)));
        Assert.True(exercise.KnownMistakes.Count >= 2, "Which mistakes do learners make here?");
        Assert.Equal(exercise.KnownMistakes.Count, exercise.KnownMistakes.Select(mistake => mistake.Name).Distinct().Count());
    }

    // A class's most common mistakes are counted by name.
    [Fact]
    public void The_same_mistake_has_one_name()
    {
        static string Words(string name) => string.Join(' ', name.Replace("missing", "forgotten").Split(' ').Select(word => word.TrimEnd('s')));
        var names = Catalogue.All.SelectMany(exercise => exercise.KnownMistakes).Select(mistake => mistake.Name).Distinct();

        Assert.All(names.GroupBy(Words), spellings => Assert.Single(spellings));
        Assert.DoesNotContain(names, name => name.Contains("missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Exercises_are_numbered_lesson_by_lesson_from_1() =>
        Assert.All(Catalogue.All.GroupBy(exercise => exercise.Id.Split('.')[0]), lesson =>
            Assert.Equal(Enumerable.Range(1, lesson.Count()).Select(n => $"{lesson.Key}.{n}"), lesson.Select(exercise => exercise.Id)));
}
