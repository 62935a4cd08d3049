namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lesson 00-start-here.</summary>
internal static partial class Lesson00
{
    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new Exercise<Func<double[]>>("00.1", ExerciseKind.Predict)
        {
            Asks = "the three states, to two digits",
            Hints =
            [
                "Is the walk that starts to the left another walk, or the same one seen in a mirror?",
                "tanh(−a) = −tanh(a). What does that do to h_1, and then to h_2?",
                "Write the three states of the walk (1, 0, −1) on paper and ask of each what turns over in the mirror.",
            ],
            Because = "tanh is odd: with no bias, turning all moves round turns all states round.",
            Tolerance = 0.01,
            Right = () => States(-1, 0, 1),
            Mistakes =
            {
                { "input not changed", "These are the states of the old walk.", () => States(1, 0, -1) },
                { "state not carried", "Each step was computed from its move alone: h_{t−1} counts too.", () => [.. new double[] { -1, 0, 1 }.Select(x => Math.Tanh(0.5 * x))] },
            },
        },
        new Exercise<Func<double, double, double>>("00.2", ExerciseKind.Fill)
        {
            Asks = "a function of x_t and h_{t−1} that returns h_t",
            Hints =
            [
                "Two products, one sum, one bend.",
                "The move is weighed with w_xh = 0.5, the old state with w_hh = 0.8.",
                "Math.Tanh goes round the whole sum.",
            ],
            Because = "One line is the whole network.",
            Trials = () => [[1.0, 0.0], [0.0, 0.4621], [-1.0, 0.3535], [2.5, -0.7]],
            Right = Step,
            Mistakes =
            {
                { "bend forgotten", "The sum is right, but nothing bends it.", (x, h) => 0.5 * x + 0.8 * h },
                { "bend in the wrong place", "Only a part of the sum is bent.", (x, h) => Math.Tanh(0.5 * x) + 0.8 * h },
                { "weights exchanged", "The move has the state's weight, and the state the move's.", (x, h) => Math.Tanh(0.8 * x + 0.5 * h) },
                { "state not carried", "The old state does not come in at all.", (x, _) => Math.Tanh(0.5 * x) },
            },
        },
        StateSkipped,
        FiftyPauses,
        WithoutTheBend,
    ];

    private static double Step(double x, double h) => Math.Tanh(0.5 * x + 0.8 * h);

    private static double[] States(params double[] moves)
    {
        double h = 0;
        return [.. moves.Select(x => h = Step(x, h))];
    }
}
