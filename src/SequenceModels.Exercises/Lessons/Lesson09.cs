using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Lessons;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lesson 09-lstm-variants.</summary>
internal static partial class Lesson09
{
    private static readonly MatrixBuilder<double> M = Matrix<double>.Build;

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new Exercise<Func<bool[]>>("09.1", ExerciseKind.Predict)
        {
            Asks = "six times true or false: does it change? First the forward states of t = 1, 2, 3, then the backward states of t = 1, 2, 3",
            Hints =
            [
                "A state changes when it has read what was changed, at once or through the states before it.",
                "Follow the arrows of the first figure, starting from x_1: to the right along the forward states, to the left along the backward ones.",
                "The backward direction reads x_3 first. At which of its three states has it got as far as x_1?",
            ],
            Because = "The forward states have read x_1 … x_t, the backward ones x_t … x_3. All three forward states have read x_1, and of the backward ones only the one at t = 1.",
            Right = () => [.. Read(back => back.Reverse()).Zip(Read(back => back.Reverse(), 0.5), (old, now) => old != now)],
            Mistakes =
            {
                { "backward direction forgotten", "The forward half is right. But one of the backward states has read x_1, too: the last one computed.", () => [true, true, true, false, false, false] },
                { "state not carried", "x_1 is read at t = 1, and the states carry it on from there.", () => [true, false, false, true, false, false] },
                { "directions exchanged", "You let the forward direction read from the end, and the backward one from the beginning.", () => [true, false, false, true, true, true] },
                { "flip forgotten", "These are the backward states in the order in which they are computed. The first to be computed belongs to t = 3.", () => [.. Read(back => back).Zip(Read(back => back, 0.5), (old, now) => old != now)] },
                { "one step too many", "You named one backward state too many: what has the one at t = 2 read, and what is read only at t = 1?", () => [true, true, true, true, true, false] },
                { "everything changes", "Not every state has read x_1: the two directions never read each other's states.", () => [true, true, true, true, true, true] },
            },
        },
        new Exercise<Func<RecurrentLayer, RecurrentLayer, Sequence, IEnumerable<Matrix<double>>>>("09.2", ExerciseKind.Fill)
        {
            Asks = "a function of the two layers and x that returns h_1 … h_T, each [2H×B], as a list or a Sequence",
            Hints =
            [
                "Two runs and a flip: what does each run start from, and what has to be reversed?",
                "The second layer reads x.Reversed(). What it outputs first belongs to the last step.",
                "For step t counted from 0, take the backward state that lies as far from the end of its run as t lies from the beginning, and put it under the forward one: above.Stack(below).",
            ],
            Because = "Two runs and a flip. The flip makes both halves of h_t refer to the same step.",
            Trials = () => [TwoLayers(3, steps: 4, batch: 2), TwoLayers(1, steps: 1, batch: 1), TwoLayers(2, steps: 5, batch: 1), TwoLayers(2, steps: 3, batch: 4)],
            Right = (ahead, back, x) => Steps(ahead.Forward(x).H, Turned(back, x)),
            Mistakes =
            {
                { "flip forgotten", "The second run was not reversed again: the forward state of step 1 stands on the backward state of step T.", (ahead, back, x) => Steps(ahead.Forward(x).H, back.Forward(x.Reversed()).H) },
                { "not read backwards", "Both layers read from the beginning, so neither knows the future.", (ahead, back, x) => Steps(ahead.Forward(x).H, back.Forward(x).H) },
                { "input not reversed", "The second layer read from the beginning, and only its output was reversed.", (ahead, back, x) => Steps(ahead.Forward(x).H, back.Forward(x).H.Reversed()) },
                { "layers exchanged", "The layer that should read ahead reads back, and the other one ahead.", (ahead, back, x) => Steps(back.Forward(x).H, Turned(ahead, x)) },
                { "halves exchanged", "The backward state stands on top. The forward one must come first.", (ahead, back, x) => Steps(Turned(back, x), ahead.Forward(x).H) },
                { "one set of weights", "One layer reads in both directions. The second has its own weights.", (ahead, _, x) => Steps(ahead.Forward(x).H, Turned(ahead, x)) },
                { "added, not stacked", "The two halves were added: the size stays H, and the layer above cannot tell which half said what.", (ahead, back, x) => Steps(ahead.Forward(x).H, Turned(back, x), (a, b) => a + b) },
                { "examples exchanged", "Columns were reversed one by one. In a batch a step is B columns, so the examples have changed places, too.", (ahead, back, x) => Steps(ahead.Forward(x).H, Mirrored(back.Forward(x.Reversed()).H)) },
            },
        },
        TheLastStates,
        FiveVoters,
        TheTalkingClock,
    ];

    /// <summary>The walker read from both ends, as the lesson does it by hand: forward states, then backward ones.</summary>
    private static double[] Read(Func<IEnumerable<double>, IEnumerable<double>> flip, double first = 1)
    {
        double[] moves = [first, .. FrozenExample.X.Skip(1)];
        return [.. Walk(moves), .. flip(Walk(moves.Reverse()))];
    }

    private static List<double> Walk(IEnumerable<double> moves)
    {
        double h = 0;
        return [.. moves.Select(move => h = Math.Tanh(FrozenExample.Wxh * move + FrozenExample.Whh * h))];
    }

    private static object?[] TwoLayers(int units, int steps, int batch) => [Layer(units, seed: 1), Layer(units, seed: 2), new Sequence(M.Random(2, steps * batch, seed: steps), batch)];

    private static RecurrentLayer Layer(int units, int seed) => new(new LstmCell(inputSize: 2, units, new Random(seed)));

    private static Sequence Turned(RecurrentLayer layer, Sequence x) => layer.Forward(x.Reversed()).H.Reversed();

    private static Sequence Mirrored(Sequence h) => new(M.DenseOfColumnVectors(h.Columns.EnumerateColumns().Reverse()), h.Batch);

    private static IEnumerable<Matrix<double>> Steps(Sequence above, Sequence below, Func<Matrix<double>, Matrix<double>, Matrix<double>>? join = null) =>
        Enumerable.Range(0, above.Steps).Select(t => (join ?? ((a, b) => a.Stack(b)))(above[t], below[t]));
}
