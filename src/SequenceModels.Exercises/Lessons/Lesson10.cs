using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Parameters;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lessons 10-gru and 10b-gru-or-lstm.</summary>
internal static partial class Lesson10
{
    private static readonly MatrixBuilder<double> M = Matrix<double>.Build;

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new Exercise<Func<double[]>>("10.1", ExerciseKind.Predict)
        {
            Asks = "two numbers, to two digits: h_4 with all biases 0, and h_4 with b_z = 3",
            Hints =
            [
                "All weights are 0, so nothing depends on x or h. What number does the update gate have, and what number the candidate?",
                "tanh(0) and σ(0) are not the same number. Put both into h_t = (1 − z) ∘ n + z ∘ h_{t−1}.",
                "Each step multiplies the state by z, and there are four steps. With the bias, z is σ(3), a little below 1.",
            ],
            Because = "With n = 0 each step leaves the share z of the state: h_4 = z⁴, with z = σ(0) = ½, or σ(3) = 0.953. The bias of z is to the GRU what the forget bias is to the LSTM.",
            Tolerance = 0.006,
            Right = () => [Idle(0), Idle(3)],
            Mistakes =
            {
                { "σ(0) taken for 0", "With weights of 0 the gate is not shut: σ(0) is not 0.", () => [0, Idle(3)] },
                { "z and 1 − z exchanged", "The two shares have changed places. Here z is what is kept.", () => [Idle(0), Idle(-3)] },
                { "everything is 0", "The weights are 0, the state is not: it was 1, and the gate lets a share of it through at every step.", () => [0, 0] },
                { "σ forgotten", "b_z was taken for z itself. It stands inside the σ.", () => [0, Math.Pow(3, 4)] },
                { "one step too many", "There is one step too many: h_0 = 1 is the state before the first of the four.", () => [Idle(0, steps: 5), Idle(3, steps: 5)] },
                { "rounded", "Nearly, but rounded too far: give two digits.", () => [Math.Round(Idle(0), 1), Math.Round(Idle(3), 1)] },
                { "one step only", "That is the state after the first step.", () => [Idle(0, steps: 1), Idle(3, steps: 1)] },
                { "off by one step", "One step is missing: h_0 = 1 is the state before the first of the four.", () => [Idle(0, steps: 3), Idle(3, steps: 3)] },
                { "nothing happens", "A state with weights of 0 does not rest: the proposal 0 is mixed in at every step.", () => [1, 1] },
            },
        },
        new Exercise<Func<GruCell, Matrix<double>, Matrix<double>, Matrix<double>>>("10.2", ExerciseKind.Fill)
        {
            Asks = "a function of the cell, x_t [D×B] and h_{t−1} [H×B] that returns h_t",
            Hints =
            [
                "Four lines, in the order of the four equations: r, z, n, h.",
                "The blocks of rows are r, z, n. The candidate has two biases: one stands outside the reset's bracket, the other inside.",
                "The reset gate multiplies W_hn times the past together with its bias, after the product; z then weighs the old state against n.",
            ],
            Because = "Four lines. The reset gate acts on the finished product with its bias, and z is the share that is kept: PyTorch's form, and the library's.",
            Trials = () => [Given(3, inputs: 2, batch: 2), Given(1, inputs: 1, batch: 1), Given(2, inputs: 3, batch: 4)],
            Right = (cell, x, h) => cell.Step(x, new State(h)).H,
            Mistakes =
            {
                { "wrong gate order", "Reset and update gate have changed places. Which block of rows comes first?", (cell, x, h) => Mix(Gate(cell, x, h, 0), Proposal(cell, x, h, Gate(cell, x, h, 1)), h) },
                { "z and 1 − z exchanged", "z weighs the proposal, and 1 − z the old state. That is another book's GRU.", (cell, x, h) => Mix(1 - Gate(cell, x, h, 1), Proposal(cell, x, h), h) },
                { "reset gate ignored", "The proposal sees the whole past: r is missing.", (cell, x, h) => Mix(Gate(cell, x, h, 1), Proposal(cell, x, h, 0 * h + 1), h) },
                { "reset before the product", "r was multiplied with h before W_hn was. That is Cho's cell; this one resets after the product.", (cell, x, h) => Mix(Gate(cell, x, h, 1), Tanh(FromX(cell, x, 2) + FromPast(cell, Hadamard(Gate(cell, x, h, 0), h), 2) + Bhn(cell)), h) },
                { "bias forgotten", "b_hn is missing. The candidate has a second bias, beside that of the input.", (cell, x, h) => Mix(Gate(cell, x, h, 1), Tanh(FromX(cell, x, 2) + Hadamard(Gate(cell, x, h, 0), FromPast(cell, h, 2))), h) },
                { "all of the sum reset", "The reset gate multiplies the input's part as well. It may shut out only the past.", (cell, x, h) => Mix(Gate(cell, x, h, 1), Tanh(Hadamard(Gate(cell, x, h, 0), FromX(cell, x, 2) + FromPast(cell, h, 2) + Bhn(cell))), h) },
                { "activation forgotten", "The proposal did not go through tanh: such a state could be of any size.", (cell, x, h) => Mix(Gate(cell, x, h, 1), Proposal(cell, x, h, activation: sum => sum), h) },
                { "1 − z forgotten", "All of the proposal was added. New and old share one hinge: what one gains the other loses.", (cell, x, h) => Proposal(cell, x, h) + Hadamard(Gate(cell, x, h, 1), h) },
                { "reset before, bias forgotten", "This is Cho's cell, as the lesson writes it: r multiplies h before the product, and there is no b_hn. Ours resets after the product, and has one.", (cell, x, h) => Mix(Gate(cell, x, h, 1), Tanh(FromX(cell, x, 2) + FromPast(cell, Hadamard(Gate(cell, x, h, 0), h), 2)), h) },
                { "bias outside the reset", "b_hn was added after the reset gate. It belongs to what the gate multiplies.", (cell, x, h) => Mix(Gate(cell, x, h, 1), Tanh(FromX(cell, x, 2) + Hadamard(Gate(cell, x, h, 0), FromPast(cell, h, 2)) + Bhn(cell)), h) },
                { "σ where tanh belongs", "The proposal went through σ: such a state could never be negative.", (cell, x, h) => Mix(Gate(cell, x, h, 1), Proposal(cell, x, h, activation: Sigmoid), h) },
            },
        },
        WeightsForTheOtherBook,
        TheBestDoor,
        CountingOnAHinge,
    ];

    private static double Idle(double bz, int steps = 4)
    {
        var cell = new GruCell(inputSize: 1, hiddenSize: 1, new Random(1));
        foreach (var parameter in cell.Parameters)
            parameter.Set(0 * parameter.Value);
        cell.Bh.Set(0, bz, 0);
        return new RecurrentLayer(cell).Forward(new Sequence(1, steps), new State(M.Dense(1, 1, 1))).Final.H[0, 0];
    }

    private static object?[] Given(int units, int inputs, int batch) =>
        [new GruCell(inputs, units, new Random(units)), M.Random(inputs, batch, seed: 1), M.Random(units, batch, seed: 2)];

    private static Matrix<double> Rows(Parameter weights, int gate) => weights.Value.SubMatrix(gate * weights.Value.RowCount / 3, weights.Value.RowCount / 3, 0, weights.Value.ColumnCount);

    private static Matrix<double> FromX(GruCell cell, Matrix<double> x, int gate) => Rows(cell.Wxh, gate) * x + Rows(cell.Bh, gate).Column(0);

    private static Matrix<double> FromPast(GruCell cell, Matrix<double> h, int gate) => Rows(cell.Whh, gate) * h;

    private static Vector<double> Bhn(GruCell cell) => cell.Bhn.Value.Column(0);

    private static Matrix<double> Gate(GruCell cell, Matrix<double> x, Matrix<double> h, int gate) => Sigmoid(FromX(cell, x, gate) + FromPast(cell, h, gate));

    private static Matrix<double> Proposal(GruCell cell, Matrix<double> x, Matrix<double> h, Matrix<double>? r = null, Func<Matrix<double>, Matrix<double>>? activation = null) =>
        (activation ?? Tanh)(FromX(cell, x, 2) + Hadamard(r ?? Gate(cell, x, h, 0), FromPast(cell, h, 2) + Bhn(cell)));

    private static Matrix<double> Mix(Matrix<double> z, Matrix<double> n, Matrix<double> h) => Hadamard(1 - z, n) + Hadamard(z, h);
}
