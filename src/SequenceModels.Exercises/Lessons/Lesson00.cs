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
                "Write the three states of the walk (1, 0, −1) on paper and ask of each what changes its sign in the mirror.",
            ],
            Because = "tanh is odd: with no bias, flipping the sign of every move flips the sign of every state.",
            Tolerance = 0.01,
            Right = () => States(-1, 0, 1),
            Mistakes =
            {
                { "input not changed", "These are the states of the old walk.", () => States(1, 0, -1) },
                { "state not carried", "Each step was computed from its move alone: h_{t−1} counts too.", () => [.. new double[] { -1, 0, 1 }.Select(x => Math.Tanh(0.5 * x))] },
                { "activation forgotten", "These are the sums. Each of them has to go through tanh to become a state.", () => WithoutBend(-1, 0, 1) },
                { "states exchanged", "The first and the last state have been exchanged, as the moves were. But the walk is not read backwards: each state comes from the one before it.", () => [.. States(1, 0, -1).Reverse()] },
                { "state not mirrored", "In the pause nothing new comes in. But the state from the step before has changed its sign.", () => [States(-1)[0], States(1, 0)[1], States(-1, 0, 1)[2]] },
            },
        },
        new Exercise<Func<double, double, double>>("00.2", ExerciseKind.Fill)
        {
            Asks = "a function of x_t and h_{t−1} that returns h_t",
            Hints =
            [
                "Two products, one sum, one activation function.",
                "The move is multiplied by w_xh = 0.5, the old state by w_hh = 0.8.",
                "Math.Tanh goes around the whole sum.",
            ],
            Because = "One line is the whole network.",
            Trials = () => [[1.0, 0.0], [0.0, 0.4621], [-1.0, 0.3535], [2.5, -0.7]],
            Right = Step,
            Mistakes =
            {
                { "activation forgotten", "The sum is right, but it has not gone through tanh.", (x, h) => 0.5 * x + 0.8 * h },
                { "activation in the wrong place", "Only a part of the sum goes through tanh.", (x, h) => Math.Tanh(0.5 * x) + 0.8 * h },
                { "activation on the state only", "The move is added after the tanh.", (x, h) => 0.5 * x + Math.Tanh(0.8 * h) },
                { "activation before the sum", "Each product goes through tanh by itself, and their sum does not.", (x, h) => Math.Tanh(0.5 * x) + Math.Tanh(0.8 * h) },
                { "σ where tanh belongs", "The sum is right, but it goes through another activation function: this one never gets below 0.", (x, h) => 1 / (1 + Math.Exp(-0.5 * x - 0.8 * h)) },
                { "tan where tanh belongs", "Math.Tan is the tangent of an angle. The activation function is Math.Tanh, with an h at the end.", (x, h) => Math.Tan(0.5 * x + 0.8 * h) },
                { "weights exchanged", "The move has the state's weight, and the state the move's.", (x, h) => Math.Tanh(0.8 * x + 0.5 * h) },
                { "state not carried", "The old state does not come in at all.", (x, _) => Math.Tanh(0.5 * x) },
                { "input forgotten", "The move does not come in at all. (Is there a 1/2 in your line? In C# that is 0.)", (_, h) => Math.Tanh(0.8 * h) },
                { "weight forgotten", "Neither the move nor the old state is multiplied by its weight.", (x, h) => Math.Tanh(x + h) },
                { "weight of the state forgotten", "The move has its weight. The old state has none.", (x, h) => Math.Tanh(0.5 * x + h) },
                { "sign", "The old state is subtracted here. The two products should be added.", (x, h) => Math.Tanh(0.5 * x - 0.8 * h) },
            },
        },
        StateSkipped,
        FiftyPauses,
        WithoutTheBend,
    ];

    private static double Step(double x, double h) => Math.Tanh(0.5 * x + 0.8 * h);

    private static double[] WithoutBend(params double[] moves) => StatesFromTwo(moves, (x, old, _) => 0.5 * x + 0.8 * old);

    private static double[] States(params double[] moves)
    {
        double h = 0;
        return [.. moves.Select(x => h = Step(x, h))];
    }
}
