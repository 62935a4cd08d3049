using SequenceModels.Cells;
using SequenceModels.Layers;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lesson 11-digits-row-by-row.</summary>
internal static partial class Lesson11
{
    private static readonly MatrixBuilder<double> M = Matrix<double>.Build;

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        WhatCanBeUndone,
        new Exercise<Func<RecurrentCell, Dense, Sequence, Matrix<double>>>("11.2", ExerciseKind.Fill)
        {
            Asks = "a function of the cell, the read-out and x that returns the probabilities [K×B], one column an image",
            Hints =
            [
                "You need a loop over the rows of the page, then one read-out, once.",
                "The state starts as zeros [H×B] and goes through every row, the last one included. Both the layer and the read-out have a bias.",
                "At the end the scores of an image, which stand in one column, become probabilities that sum to 1.",
            ],
            Because = "Many rows in, one answer out: the loop carries the state past the last row, and it is read only there. Each image has a column of probabilities that sum to 1.",
            Trials = () => [Reader(3, 4, 5, steps: 4, batch: 2), Reader(1, 1, 2, steps: 1, batch: 1), Reader(2, 3, 10, steps: 6, batch: 3)],
            Right = (cell, dense, x) => Softmax(new SequenceModel(new RecurrentLayer(cell), dense, ReadOut.LastStep).Forward(x).Prediction),
            Mistakes =
            {
                { "softmax over the wrong axis", "The probabilities of a class sum to 1 over the images of the batch. Those of an image should sum to 1 over the classes.", (cell, dense, x) => Softmax(dense.Forward(State(cell, x)).Transpose()).Transpose() },
                { "softmax forgotten", "These are scores. What turns them into probabilities?", (cell, dense, x) => dense.Forward(State(cell, x)) },
                { "state not carried", "Only the last row has been read: every step began with a state of zeros.", (cell, dense, x) => Softmax(dense.Forward(State(cell, x.Slice(x.Steps - 1, 1)))) },
                { "off by one step", "The last row has not been read.", (cell, dense, x) => Softmax(dense.Forward(State(cell, x, rows: x.Steps - 1))) },
                { "bias forgotten", "The read-out has a bias, too.", (cell, dense, x) => Softmax(dense.Why.Value * State(cell, x)) },
                { "other bias forgotten", "The cell has a bias, too: b_h stands in the equation of every step.", (cell, dense, x) => Softmax(dense.Forward(State(cell, x, bias: 0))) },
                { "both biases forgotten", "Both b_h and b_y are missing. Both equations have a bias.", (cell, dense, x) => Softmax(dense.Why.Value * State(cell, x, bias: 0)) },
                { "σ where tanh belongs", "The states went through σ. The cell is the tanh network.", (cell, dense, x) => Softmax(dense.Forward(State(cell, x, activation: Sigmoid))) },
                { "activation forgotten", "The states did not go through tanh: what stands between the sum and h_t?", (cell, dense, x) => Softmax(dense.Forward(State(cell, x, activation: sum => sum))) },
                { "mean over the steps", "An answer was given after every row, and the mean of them taken. This reader answers once, after the last row.", (cell, dense, x) =>
                    Enumerable.Range(1, x.Steps).Aggregate(M.Dense(dense.Why.Value.RowCount, x.Batch), (sum, rows) => sum + Softmax(dense.Forward(State(cell, x, rows: rows)))) / x.Steps },
                { "first row forgotten", "The first row has not been read: in code it has the number 0.", (cell, dense, x) => Softmax(dense.Forward(State(cell, x, first: 1))) },
            },
        },
        RightAfterARow,
        AsTheOxPloughs,
        HowLargeAnExam,
    ];

    private static object?[] Reader(int inputs, int units, int classes, int steps, int batch) =>
    [
        new RnnCell(inputs, units, new Random(units)), new Dense(units, classes, new Random(classes)), new Sequence(M.Random(inputs, steps * batch, seed: steps), batch),
    ];

    /// <summary>The state after the rows from the first to the last given, by default all.</summary>
    private static Matrix<double> State(RecurrentCell cell, Sequence x, int first = 0, int? rows = null, double bias = 1, Func<Matrix<double>, Matrix<double>>? activation = null)
    {
        var h = M.Dense(cell.HiddenSize, x.Batch);
        for (int t = first; t < (rows ?? x.Steps); t++)
            h = (activation ?? Tanh)(cell.Wxh.Value * x[t] + cell.Whh.Value * h + bias * cell.Bh.Value.Column(0));
        return h;
    }
}
