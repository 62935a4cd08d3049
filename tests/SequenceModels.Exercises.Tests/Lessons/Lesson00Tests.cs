namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson00Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "00.1", new[] { -0.46, -0.35, 0.21 } },
        { "00.1", new List<double> { -0.462, -0.354, 0.214 } },
        { "00.1", MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense([-0.46, -0.35, 0.21]) },
        { "00.1", (-0.46, -0.35, 0.21) },
        { "00.2", (double x, double h) => 1 - 2 / (Math.Exp(2 * (h * 0.8 + x / 2)) + 1) },
        { "00.2", (double x, double h) => (double?)Math.Tanh(0.8 * h + 0.5 * x) },
    };

    [Theory]
    [MemberData(nameof(OtherWays))]
    public void Another_way_to_a_right_answer_passes(string exercise, object answer)
    {
        var verdict = Check.That(exercise, answer);
        Assert.True(verdict.Status == VerdictStatus.Passed, verdict.ToString());
    }
}
