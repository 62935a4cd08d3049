using SequenceModels.Cells;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lessons 08-lstm and 08b-the-additive-path.</summary>
internal static partial class Lesson08
{
    private static readonly MatrixBuilder<double> M = Matrix<double>.Build;

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new Exercise<Func<double>>("08.1", ExerciseKind.Predict)
        {
            Asks = "the memory c after the step, to two digits",
            Hints =
            [
                "Each key works one gate. Which gate does MC shut, and which does M+ open?",
                "Put the two gates, as 0 or 1, into c_t = f ∘ c_{t−1} + i ∘ g. Which of the two terms is left?",
                "The whole candidate enters, and nothing else. The candidate is not the display itself: look at row g of the table of weights.",
            ],
            Because = "With f shut and i open this is the corner without a memory: the old value is thrown away, and tanh of the display takes its place. A better calculator calls that key \"store\".",
            Tolerance = 0.01,
            Right = () => Pressed(plus: 1, clear: 1),
            Mistakes =
            {
                { "forget gate ignored", "The new value was added to the old memory, as M+ alone does. But MC was pressed too.", () => Pressed(plus: 1, clear: 0) },
                { "input gate ignored", "The memory is empty, as after MC alone. Both gates act in the same step: what does M+ let in?", () => Pressed(plus: 0, clear: 1) },
                { "activation forgotten", "The display entered as it is. What enters is the candidate, and the candidate goes through tanh.", () => 0.6 },
                { "gates ignored", "The two numbers were simply added, with no gate and no activation function.", () => 0.84 + 0.6 },
                { "nothing happens", "The two keys do not cancel each other: each works its own gate.", () => 0.84 },
                { "σ where tanh belongs", "The display went through σ. σ makes gates; the candidate must be able to say no, and has a different activation function.", () => 1 / (1 + Math.Exp(-0.6)) },
                { "activation in the wrong place", "Old and new were added and then put through tanh together, as in an RNN. In an LSTM only what is new goes through tanh, and what is old meets a gate.", () => Math.Tanh(0.84 + 0.6) },
                { "rounded", "Nearly, but rounded too far: give two digits.", () => Math.Round(Pressed(plus: 1, clear: 1), 1) },
            },
        },
        new Exercise<Func<Matrix<double>, Matrix<double>, (Matrix<double> H, Matrix<double> C)>>("08.2", ExerciseKind.Fill)
        {
            Asks = "a function of the sums a [4H×B] and of c_{t−1} [H×B] that returns h_t and c_t",
            Hints =
            [
                "Cut a into four blocks of H rows and apply the right activation function to each. Two lines remain: the update and what is shown.",
                "The library's order of the blocks is i, f, g, o. Three of them are shares from 0 to 1; one must be able to say no.",
                "The new c comes before h, and h shows the new c. Between c and the output gate stands one more activation function.",
            ],
            Because = "Four small networks and two lines: the memory is only scaled and added to, and everything that is shown goes through tanh and a gate.",
            Trials = () => [Sums(3, 2, seed: 1), Sums(1, 1, seed: 2), Sums(2, 4, seed: 3)],
            Right = (a, c) => Step(a, c),
            Mistakes =
            {
                { "wrong gate order", "Forget gate and input gate have changed places. The equations of the lesson begin with f; the library's rows begin with i.", (a, c) => Step(a, c, i: 1, f: 0) },
                { "g and o exchanged", "Candidate and output gate have changed places: which of the two is the third block, and which the fourth?", (a, c) => Step(a, c, g: 3, o: 2) },
                { "σ where tanh belongs", "The candidate went through σ, so the memory can only grow.", (a, c) => Shown(a, Memory(a, c, candidate: Sigmoid(Block(a, 2)))) },
                { "activation forgotten", "The memory is shown as it is, and may be of any size. What stands between c_t and the output gate?", (a, c) => (Hadamard(Sigmoid(Block(a, 3)), Memory(a, c)), Memory(a, c)) },
                { "input gate ignored", "The whole candidate enters. How much of it may enter is for a gate to say.", (a, c) => Shown(a, Hadamard(Sigmoid(Block(a, 1)), c) + Tanh(Block(a, 2))) },
                { "forget gate ignored", "All of the old memory is kept. How much of it may stay is for a gate to say.", (a, c) => Shown(a, c + Hadamard(Sigmoid(Block(a, 0)), Tanh(Block(a, 2)))) },
                { "output gate ignored", "All of the memory is shown. How much of it may be seen is for a gate to say.", (a, c) => (Tanh(Memory(a, c)), Memory(a, c)) },
                { "candidate without its tanh", "The candidate enters as the plain sum, of any size. Its block has an activation function, too.", (a, c) => Shown(a, Memory(a, c, candidate: Block(a, 2))) },
                { "tanh where σ belongs", "A gate went through tanh, so that it can be negative. A gate is a share.", (a, c) => Shown(a, Hadamard(Tanh(Block(a, 1)), c) + Hadamard(Tanh(Block(a, 0)), Tanh(Block(a, 2))), Tanh) },
                { "activation in the wrong place", "The output gate came first and the tanh after it. The memory goes through tanh first, and then through the gate.", (a, c) => (Tanh(Hadamard(Sigmoid(Block(a, 3)), Memory(a, c))), Memory(a, c)) },
                { "old memory handed on", "h_t is right, but the memory that goes out is the one from before the step.", (a, c) => (Step(a, c).H, c) },
                { "old memory shown", "The new memory is right, but h_t shows the one from before the step.", (a, c) => (Shown(a, c).H, Memory(a, c)) },
                { "order reversed", "Both are right, but h_t must come first and c_t second.", (a, c) => (Step(a, c).C, Step(a, c).H) },
            },
        },
        PiecesOfAText,
        OnlyTheLastCounts,
        TheWayBack,
    ];

    /// <summary>The calculator of the lesson with 0.84 in the memory and 0.6 in the display.</summary>
    private static double Pressed(double plus, double clear)
    {
        var calculator = new LstmCell(inputSize: 4, hiddenSize: 1, new Random(1));
        calculator.Wxh.Set(M.DenseOfArray(new double[,] { { 0, 12, 0, 0 }, { 0, 0, -12, 0 }, { 1, 0, 0, 0 }, { 0, 0, 0, 12 } }));
        calculator.Whh.Set(0, 0, 0, 0);
        calculator.Bh.Set(-6, 6, 0, -6);
        return calculator.Step(M.DenseOfColumnArrays([0.6, plus, clear, 0]), new State(M.Dense(1, 1), M.Dense(1, 1, 0.84))).C![0, 0];
    }

    private static object?[] Sums(int units, int batch, int seed) => [M.Random(4 * units, batch, seed), 2 * M.Random(units, batch, seed + 10)];

    private static Matrix<double> Block(Matrix<double> a, int gate) => a.SubMatrix(gate * a.RowCount / 4, a.RowCount / 4, 0, a.ColumnCount);

    private static Matrix<double> Memory(Matrix<double> a, Matrix<double> c, int i = 0, int f = 1, int g = 2, Matrix<double>? candidate = null) =>
        Hadamard(Sigmoid(Block(a, f)), c) + Hadamard(Sigmoid(Block(a, i)), candidate ?? Tanh(Block(a, g)));

    private static (Matrix<double> H, Matrix<double> C) Shown(Matrix<double> a, Matrix<double> c, Func<Matrix<double>, Matrix<double>>? activation = null, int o = 3) =>
        (Hadamard((activation ?? Sigmoid)(Block(a, o)), Tanh(c)), c);

    private static (Matrix<double> H, Matrix<double> C) Step(Matrix<double> a, Matrix<double> c, int i = 0, int f = 1, int g = 2, int o = 3) =>
        Shown(a, Memory(a, c, i, f, g), o: o);
}
