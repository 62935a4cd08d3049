using NotebookRunner.Handouts;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Handouts;

public sealed class CheckCallsTests
{
    [Theory]
    [InlineData("Check.That(\"08.1\", 1)", "08.1")]
    [InlineData("var x = Check.That(\"08.1\", 1);\nCheck.That(\"08.2\", 2); Check.That(\"08.1\", 3)", "08.1", "08.2")]
    [InlineData("// Check.That(\"08.1\", 1)\nCheck.Hint(\"08.2\", 1)")]
    [InlineData("Console.WriteLine(\"Check.That(\\\"08.1\\\", 1)\")")]
    [InlineData("double x = ;\nCheck.That(\"08.1\", x", "08.1")]
    public void The_exercises_that_a_cell_checks_are_found(string source, params string[] exercises) =>
        Assert.Equal(exercises, CheckCalls.Exercises([NotebookCell.Code("a", source)]));
}
