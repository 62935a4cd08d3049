using SequenceModels.Lessons;

namespace SequenceModels.Exercises.Lessons;

/// <summary>What the state keeps: a step skipped, a long pause, and weights that keep everything.</summary>
internal static partial class Lesson00
{
    private static Exercise StateSkipped => new Exercise<Func<double[], double[]>>("00.3", ExerciseKind.Fault)
    {
        Asks = "a function of the moves x_1 … x_T that returns the states h_1 … h_T",
        Hints =
        [
            "Look at the state during the pause. What should a machine that remembers say there?",
            "Follow the variable older through two turns of the loop. Which step's state does it hold when the third move comes?",
            "In the unrolled picture each arrow goes from one step to the next. One variable for the old state is enough.",
        ],
        Because = "The old state of step t is h_{t−1}. The unrolled picture has no arrow that jumps over a step.",
        Trials = () => [[new double[] { 1, 0, -1 }], [new double[] { -2 }], [new double[] { 0.5, 2, 2, -1.5, 0, 0.25 }], [new double[] { 0, 3 }]],
        Right = moves => States(moves),
        Mistakes =
        {
            { "a step skipped", "The friend's fault is still there: the state comes from two steps back.", moves => StatesFromTwo(moves, (x, _, older) => Step(x, older)) },
            { "state counted twice", "Now both h_{t−1} and h_{t−2} come in. The equation has one old state.", moves => StatesFromTwo(moves, (x, old, older) => Step(x, old + older)) },
            { "state not carried", "Each state is computed from its move alone. Nothing is passed on to the next turn of the loop.", moves => [.. moves.Select(x => Step(x, 0))] },
            { "activation forgotten", "The right old state comes in, but the sum does not go through tanh.", moves => WithoutBend(moves) },
            { "weight forgotten", "The old state comes in whole: it has not been multiplied by w_hh.", moves => StatesFromTwo(moves, (x, old, _) => Math.Tanh(0.5 * x + old)) },
            { "first step forgotten", "The first state is 0, as if the first move had never come. At which move does the loop begin?", moves => [0, .. States(moves[1..])] },
            { "off by one step", "This list holds the state before each move. The exercise asks for the state after it.", moves => [.. States(moves).Prepend(0).SkipLast(1)] },
        },
    };

    private static Exercise FiftyPauses => new Exercise<Func<double>>("00.4", ExerciseKind.Change)
    {
        Asks = "the state after one step forward and fifty pauses, with w_hh = 1, to four digits",
        Hints =
        [
            "The weight no longer takes anything away. Is it the only thing between one state and the next?",
            "Compare tanh(h) with h on paper, for a small h > 0. The difference is lost fifty times.",
            "A loop: one turn with the move 1, then fifty turns with the move 0. In a pause h becomes tanh(h).",
        ],
        Because = "tanh(h) < h for every h > 0: the activation function takes a little at each step, even where the weight takes nothing. A memory that keeps a number untouched needs another construction, which comes in lesson 08.",
        Tolerance = 1e-4,
        Right = () => AfterPauses(50),
        Mistakes =
        {
            { "state kept as it was", "That is the state right after the step. The answer has gone through tanh fifty more times.", () => AfterPauses(0) },
            { "off by one step", "One pause is missing: the step forward comes first, then fifty pauses.", () => AfterPauses(49) },
            { "one step too many", "One pause too many: does the loop start at 0 and end at 50?", () => AfterPauses(51) },
            { "weight not changed", "Next to nothing is left: that is what w_hh = 0.8 does.", () => AfterPauses(50, whh: 0.8) },
            { "activation forgotten", "This state loses nothing at all. The new weight is there, but tanh is gone.", () => 0.5 },
            { "input not changed", "The move is 1 in every step: this walker marches on and never pauses.", () => AfterPauses(50, pause: 1) },
            { "move taken for state", "Here the state starts at 1. That is the move. What does the first step make of it?", () => AfterPauses(50, start: 1) },
            { "both weights changed", "w_xh has become 1 as well. Only w_hh was to change.", () => AfterPauses(51, start: 1) },
        },
    };

    private static Exercise WithoutTheBend => new Exercise<Func<double[]>>("00.5", ExerciseKind.Derive)
    {
        Asks = "two numbers: w_xh, then w_hh",
        Hints =
        [
            "What must the state mean if the output is to be the position at every step?",
            "Begin with step 1: h_0 is 0, so one equation has only w_xh in it.",
            "Step 2 has no move, so the position must stay exactly as it was. Then ask whether step 3 agrees.",
        ],
        Because = "Then h_t = x_t + h_{t−1}, the running sum of the moves, which is the position. Without tanh a state can grow without limit, which a walker needs and a network has to fear (lesson 06).",
        Right = () => [FrozenExample.Y[0] / FrozenExample.X[0], FrozenExample.Y[1] / FrozenExample.Y[0]],
        Mistakes =
        {
            { "weight not changed", "These are the frozen weights. Without tanh their loss is not zero.", () => [FrozenExample.Wxh, FrozenExample.Whh] },
            { "factor in place of weight", "These are the factors by which the frozen weights have to grow. The exercise asks for the weights themselves.", () => [1 / FrozenExample.Wxh, 1 / FrozenExample.Whh] },
            { "state not kept whole", "The first output is right. In the pause, though, part of the position leaks away.", () => [1, FrozenExample.Whh] },
            { "input not let in whole", "The state keeps what it has. But only half of the first move comes in.", () => [FrozenExample.Wxh, 1] },
            { "state not carried", "This gives the last move, not the position: nothing of the old state is kept.", () => [1, 0] },
            { "sign", "In the pause this weight flips the sign of the position, from 1 to −1.", () => [1, -1] },
        },
    };

    private static double AfterPauses(int pauses, double whh = 1, double pause = 0, double? start = null)
    {
        double h = start ?? Math.Tanh(0.5);
        for (int t = 0; t < pauses; t++)
            h = Math.Tanh(0.5 * pause + whh * h);
        return h;
    }

    /// <summary>The states by a rule that knows the last two: of x_t, h_{t−1} and h_{t−2}.</summary>
    private static double[] StatesFromTwo(double[] moves, Func<double, double, double, double> rule)
    {
        double old = 0, older = 0;
        return [.. moves.Select(x => ((older, old) = (old, rule(x, old, older))).old)];
    }
}
