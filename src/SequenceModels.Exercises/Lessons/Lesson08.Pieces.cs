using SequenceModels.Cells;
using SequenceModels.Layers;

namespace SequenceModels.Exercises.Lessons;

/// <summary>A text read piece by piece, and a memory rewired by hand.</summary>
internal static partial class Lesson08
{
    private static Exercise PiecesOfAText => new Exercise<Func<RecurrentLayer, Sequence, int, IEnumerable<Matrix<double>>>>("08.3", ExerciseKind.Fault)
    {
        Asks = "a function of the layer, x and the length of a piece that returns h_1 … h_T, as if x had been read in one go",
        Hints =
        [
            "What does the calculator still know at its first MR? What was pressed in the previous piece?",
            "Two things travel through time inside an LSTM. How many does the friend hand to the next piece?",
            "What a piece hands on is in its tape, complete. Nothing needs to be put together.",
        ],
        Because = "The state of an LSTM is h and c. h is what was shown, and the memory is in c. If you hand on only h, every piece starts with an empty memory.",
        Trials = () => [Text(steps: 7, batch: 2, length: 3), Text(steps: 1, batch: 1, length: 4), Text(steps: 6, batch: 1, length: 2)],
        Right = (layer, x, length) => Enumerable.Range(0, x.Steps).Select(t => layer.Forward(x).H[t]),
        Mistakes =
        {
            { "cell state not carried", "Between two pieces h is handed on and c is not. Which of the two is the memory?", (layer, x, length) => Pieces(layer, x, length, last => new State(last.H, Nothing(last))) },
            { "state not carried", "Every piece begins with nothing, as if it were a text of its own.", (layer, x, length) => Pieces(layer, x, length, last => new State(Nothing(last), Nothing(last))) },
            { "hidden state not carried", "Now c is handed on and h is not. The gates of the next step read h.", (layer, x, length) => Pieces(layer, x, length, last => new State(Nothing(last), last.C)) },
            { "h taken for c", "h is handed on twice: once as itself, and once in place of the memory. They have the same shape but are not the same.", (layer, x, length) => Pieces(layer, x, length, last => new State(last.H, last.H)) },
            { "h and c exchanged", "Both are handed on, each in the place of the other.", (layer, x, length) => Pieces(layer, x, length, last => new State(last.C!, last.H)) },
            { "memory for state", "These are the cell states. What a layer outputs is h.", (layer, x, _) => Enumerable.Range(0, x.Steps).Select(t => layer.Forward(x).C![t]) },
            { "last piece lost", "The steps after the last whole piece are missing: a text need not be a multiple of the length.", (layer, x, length) => Pieces(layer, x, length, last => last).Take(x.Steps / length * length) },
        },
    };

    private static Exercise OnlyTheLastCounts => new Exercise<Func<Sequence, Matrix<double>>>("08.4", ExerciseKind.Change)
    {
        Asks = "a function of x that returns, for each example, the number at the last mark",
        Hints =
        [
            "The adder keeps the first number when the second mark comes. Which gate would have to do something about it, and when?",
            "The forget gate is open at all times: the mark has the weight 0 in its row. It may listen to the mark, as the input gate does.",
            "At a mark the forget gate has to shut, and stay open elsewhere. Compare its row with the input gate's, sign by sign.",
        ],
        Because = "At a mark f shuts while i opens: the corner of \"store\". Elsewhere f is open and i shut: frozen. Two gates on one key make a memory that is replaced instead of added to; lesson 10 makes a cell of that.",
        Tolerance = 0.03,
        Trials = () =>
        [
            [Noted([0.3, 0.9, 0.2, 0.7, 0.4, 0.6], [0, 1, 0, 0, 1, 0])], [Noted([0.3, 0.8, 0.5], [0, 1, 1])], [Noted([0.7], [1])], [Noted([0.6, 0.2, 0.5], [1, 0, 1])],
            [Noted([0.1, 0.6, 0.9, 0.2, 0.8, 0.5, 0.4, 0.9, 0.1, 0.3, 0.7, 0.2], [1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0])],
        ],
        Right = x => M.Dense(1, 1, Enumerable.Range(0, x.Steps).Last(t => x.Columns[1, t] == 1) is var last ? x.Columns[0, last] : 0),
        Mistakes =
        {
            { "old memory kept", "This is still the adder: at the second mark the first number is not thrown away.", x => ByHand(x, (-12, 24), (12, 0)) },
            { "gate half open", "At a mark the forget gate stands half open: half of the old number is added to the new. Its weight takes the sum at a mark just to 0, and σ(0) is ½.", x => ByHand(x, (-12, 24), (12, -12)) },
            { "forget gate upside down", "The forget gate opens at a mark and shuts elsewhere, so the number is thrown away at the very next step. An open forget gate keeps.", x => ByHand(x, (-12, 24), (-12, 24)) },
            { "forgets at every step", "No number outlives its step: either the forget gate is always shut, or the output gate shows only what comes with a mark.", x => ByHand(x, (-12, 24), (-12, 0)) },
            { "input gate always open", "This is the last number, marked or not: the input gate no longer waits for a mark.", x => ByHand(x, (12, 0), (-12, 0)) },
            { "output gate at the mark only", "This shows the sum of the marked numbers, and only while a mark is there. Nothing had to be hidden; the old number had to be thrown away.", x => ByHand(x, (-12, 24), (12, 0), (-12, 24)) },
            { "wrong row", "Nothing is ever written: the mark shuts the input gate, which stands in the first row. Which row belongs to the gate that forgets?", x => ByHand(x, (-12, -24), (12, 0)) },
            { "marks ignored at the input gate", "The forget gate clears at a mark, as it should, but between the marks every number that passes by is added.", x => ByHand(x, (12, 0), (12, -24)) },
        },
    };

    private static object?[] Text(int steps, int batch, int length) =>
        [new RecurrentLayer(new LstmCell(inputSize: 2, hiddenSize: 3, new Random(1))), new Sequence(M.Random(2, steps * batch, seed: steps), batch), length];

    private static Matrix<double> Nothing(State last) => M.Dense(last.H.RowCount, last.H.ColumnCount);

    private static List<Matrix<double>> Pieces(RecurrentLayer layer, Sequence x, int length, Func<State, State> next)
    {
        List<Matrix<double>> all = [];
        var state = layer.ZeroState(x.Batch);
        for (int start = 0; start < x.Steps; start += length)
        {
            var piece = layer.Forward(x.Slice(start, Math.Min(length, x.Steps - start)), state);
            all.AddRange(Enumerable.Range(0, piece.H.Steps).Select(t => piece.H[t]));
            state = next(piece.Final);
        }
        return all;
    }

    private static Sequence Noted(double[] numbers, double[] marks) => new(M.DenseOfRowArrays(numbers, marks));

    /// <summary>The one-unit adder of the lesson with other gates.</summary>
    private static Matrix<double> ByHand(Sequence x, (double Bias, double Mark) input, (double Bias, double Mark) forget, (double Bias, double Mark)? output = null)
    {
        var shown = output ?? (12, 0);
        var cell = new LstmCell(inputSize: 2, hiddenSize: 1, new Random(1));
        cell.Wxh.Set(M.DenseOfArray(new[,] { { 0, input.Mark }, { 0, forget.Mark }, { 0.1, 0 }, { 0, shown.Mark } }));
        cell.Whh.Set(0, 0, 0, 0);
        cell.Bh.Set(input.Bias, forget.Bias, 0, shown.Bias);
        return 10 * new RecurrentLayer(cell).Forward(x).Final.H;
    }
}
