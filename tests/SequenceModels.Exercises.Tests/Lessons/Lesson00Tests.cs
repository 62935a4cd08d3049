using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson00Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "00.1", new[] { -0.46, -0.35, 0.21 } },
        { "00.1", new List<double> { -0.462, -0.354, 0.214 } },
        { "00.1", Vector<double>.Build.Dense([-0.46, -0.35, 0.21]) },
        { "00.1", (-0.46, -0.35, 0.21) },
        { "00.2", (double x, double h) => 1 - 2 / (Math.Exp(2 * (h * 0.8 + x / 2)) + 1) },
        { "00.2", (double x, double h) => (double?)Math.Tanh(0.8 * h + 0.5 * x) },
        { "00.3", (double[] moves) => States(moves) },
        { "00.3", (double[] moves) => moves.Aggregate(Array.Empty<double>(), (states, x) => [.. states, Math.Tanh(0.8 * states.LastOrDefault() + x / 2)]) },
        { "00.3", (double[] moves) => InPlace(moves) },
        { "00.3", (IReadOnlyList<double> moves) => Vector<double>.Build.Dense(States([.. moves])) },
        { "00.4", Enumerable.Repeat(0.0, 50).Prepend(1).Aggregate(0.0, (h, x) => Math.Tanh(h + 0.5 * x)) },
        { "00.4", Math.Round(Enumerable.Repeat(0.0, 50).Aggregate(Math.Tanh(0.5), (h, _) => Math.Tanh(h)), 4) },
        { "00.5", new[] { 1, 1 } },
        { "00.5", (wxh: 1.0, whh: 1.0) },
        { "00.1", new[,] { { -0.46f, -0.35f, 0.21f } } },
        { "00.2", (double x, double h) => MathF.Tanh(0.5f * (float)x + 0.8f * (float)h) },
        { "00.2", (double x, double h) => System.Numerics.Complex.Tanh(0.5 * x + 0.8 * h) },
        { "00.5", new[,] { { 1, 1 } } },
    };

    // The friend's two variables, their lines in the other order.
    private static double[] States(double[] moves)
    {
        double old = 0, older = 0;
        var states = new List<double>();
        foreach (double x in moves)
        {
            double h = Math.Tanh(0.5 * x + 0.8 * older);
            states.Add(h);
            old = h;
            older = old;
        }
        return [.. states];
    }

    private static double[] InPlace(double[] moves)
    {
        for (int t = 0; t < moves.Length; t++)
            moves[t] = Math.Tanh(0.5 * moves[t] + (t > 0 ? 0.8 * moves[t - 1] : 0));
        return moves;
    }
}
