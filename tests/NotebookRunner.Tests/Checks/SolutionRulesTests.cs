using NotebookRunner.Checks;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Checks;

public sealed class SolutionRulesTests
{
    [Fact]
    public void An_exercise_without_solution_and_a_solution_without_exercise_are_named()
    {
        using var repository = new TestRepository();
        Directory.CreateDirectory(repository.PathOf("notebooks/solutions"));
        repository.Add("01-lesson", "# 01", "## Exercises", "Check.That(\"01.1\", 1)", "Check.That(\"01.2\", 2)");
        repository.Add("solutions/01-lesson", "# 01: solutions", "Check.That(\"01.2\", 2)", "Check.That(\"01.3\", 3)");

        Assert.Equal(["cell 3 · Exercise 01.1 has no solution in solutions/01-lesson.ipynb: a cell there should end in Check.That(\"01.1\", …)."], Problems(repository.Source("01-lesson")));
        Assert.Equal(["cell 3 · Exercise 01.3 solves no exercise of ../01-lesson.ipynb: a cell there should end in Check.That(\"01.3\", …)."], Problems(repository.Source("solutions/01-lesson")));
    }

    [Fact]
    public void Both_halves_of_a_lesson_have_one_notebook_of_solutions()
    {
        using var repository = new TestRepository();
        Directory.CreateDirectory(repository.PathOf("notebooks/solutions"));
        repository.Add("05-lesson", "# 05", "## Exercises", "Check.That(\"05.1\", 1)");
        repository.Add("05b-half", "# 05b", "## Exercises", "Check.That(\"05.2\", 2)", "Check.That(\"05.4\", 4)");
        repository.Add("solutions/05-lesson", "# 05: solutions", "Check.That(\"05.1\", 1)", "Check.That(\"05.2\", 2)", "Check.That(\"05.3\", 3)");

        Assert.Empty(Problems(repository.Source("05-lesson")));
        Assert.Equal(["cell 4 · Exercise 05.4 has no solution in solutions/05-lesson.ipynb: a cell there should end in Check.That(\"05.4\", …)."], Problems(repository.Source("05b-half")));
        Assert.Equal(["cell 4 · Exercise 05.3 solves no exercise of ../05-lesson.ipynb or ../05b-half.ipynb: a cell there should end in Check.That(\"05.3\", …)."], Problems(repository.Source("solutions/05-lesson")));
    }

    [Fact]
    public void Without_the_other_file_all_are_named_and_a_lesson_without_exercises_needs_none()
    {
        using var repository = new TestRepository();
        repository.Add("01-lesson", "## Exercises", "Check.That(\"01.1\", 1)");
        repository.Add("02-lesson", "# 02", "1");

        Assert.Single(Problems(repository.Source("01-lesson")));
        Assert.Empty(Problems(repository.Source("02-lesson")));
    }

    private static IEnumerable<string> Problems(string path) => SolutionRules.Problems(NotebookDocument.Load(path)).Select(problem => problem.ToString());
}
