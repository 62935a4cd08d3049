using SequenceModels.Lessons;

namespace SequenceModels.Exercises.Lessons;

/// <summary>What z means: in another book, for the walker, and for counting.</summary>
internal static partial class Lesson10
{
    private static Exercise WeightsForTheOtherBook => new Exercise<Func<Matrix<double>, Matrix<double>>>("10.3", ExerciseKind.Fault)
    {
        Asks = "a function of all weights [3H×(D+H+1)], W_xh beside W_hh beside b_h, that returns the weights for the friend's cell",
        Hints =
        [
            "What is z in the friend's cell, and what is it in ours, if both are to do the same?",
            "The friend's z must be our 1 − z, and 1 − σ(a) is the σ of something that is easily made from a.",
            "a is a sum: weights times x, weights times h, and a bias. What has to be done to each of them so that the whole sum changes its sign? And in which third of the rows?",
        ],
        Because = "1 − σ(a) = σ(−a): with the signs of its block reversed, bias and all, the gate outputs 1 − z. The convention is a matter of language; the states are the same.",
        Trials = () => [[M.Random(6, 6, seed: 1)], [M.Random(3, 3, seed: 2)], [M.Random(9, 6, seed: 3)]],
        Right = weights => Turned(weights, block: 1),
        Mistakes =
        {
            { "sign", "All signs are reversed, in all blocks. The friend reads only one gate differently.", weights => -weights },
            { "wrong block", "The first block was reversed: that is the reset gate.", weights => Turned(weights, block: 0) },
            { "candidate turned", "The last block was reversed: that is the candidate, and the friend reads it as we do.", weights => Turned(weights, block: 2) },
            { "bias forgotten", "These are the right rows, but their bias stayed as it was: the last column belongs to the sum, too.", weights => Turned(weights, block: 1, columns: weights.ColumnCount - 1) },
            { "both gates turned", "The signs of both gates were reversed. The friend reads only one of them the other way round.", weights => Turned(Turned(weights, block: 0), block: 1) },
            { "bias only", "The bias of the right block was reversed, but the weights beside it belong to the same sum.", weights => Turned(weights, block: 1) - Turned(weights, block: 1, columns: weights.ColumnCount - 1) + weights },
            { "one row only", "Row 1 alone was reversed. That fixes the notepad, which has one unit; with H units a gate has H rows.", weights => weights.MapIndexed((row, _, w) => row == 1 ? -w : w) },
            { "weight not changed", "These are the weights as they were. The friend reads one of the gates the other way round.", weights => weights },
            { "1 − W", "Each weight of the gate was subtracted from 1. It is the gate that has to become 1 minus itself, not its weights.", weights => Turned(weights, block: 1, turn: w => 1 - w) },
            { "blocks exchanged", "Reset and update gate have changed places. The friend has the same order of rows.", Exchanged },
        },
    };

    private static Exercise TheBestDoor => new Exercise<Func<double[]>>("10.4", ExerciseKind.Change)
    {
        Asks = "three numbers from 0 to 1: the doors z_1, z_2, z_3 with the lowest loss, to two digits",
        Hints =
        [
            "Go step by step. At steps 1 and 2 the target is 1: which of the two, old state or proposal, is closer to it?",
            "At step 3 the target is 0. The old state lies above it and the proposal below. A door need not be open or shut.",
            "Write h_3 = (1 − z_3) n_3 + z_3 h_2 with the numbers of the lesson's table, and find the z_3 for which it is 0.",
        ],
        Because = "A weighted mean can reach every number between the old state and the proposal, and at step 3 the place 0 lies between them. What is left of the loss comes from steps 1 and 2: tanh(0.5) is 0.46, and no door can add.",
        Tolerance = 0.01,
        Right = () => [0, 1, ThirdDoor(0, 1)],
        Mistakes =
        {
            { "door not changed", "These are the lesson's doors. One of the three can do better than open or shut.", () => [0, 1, 0] },
            { "kept to the end", "At step 3 the walker goes back, and this door keeps the previous place.", () => [0, 1, 1] },
            { "z and 1 − z exchanged", "Each door is read the wrong way round: here z = 1 keeps, and z = 0 takes the proposal.", () => [1, 0, 1 - ThirdDoor(0, 1)] },
            { "third door the wrong way round", "The two shares of step 3 have changed places: the state that lies further from 0 must get the smaller share.", () => [0, 1, 1 - ThirdDoor(0, 1)] },
            { "1 − z forgotten", "All of the proposal was taken, and enough of the old state added that they cancel. But the more of the old stays, the less of the new comes in.", () => [0, 1, ThirdDoor(0, 1) / (1 - ThirdDoor(0, 1))] },
            { "places for doors", "These are the true places y. A door says how much is kept, not where the walker stands.", () => [.. FrozenExample.Y] },
            { "rounded", "Nearly, but rounded too far: give two digits.", () => [0, 1, Math.Round(ThirdDoor(0, 1), 1)] },
            { "pause not kept", "Step 3 is solved well, but during the pause the door is open, and part of the place is lost.", () => [0, 0, ThirdDoor(0, 0)] },
            { "one door for all steps", "This is the best single number. But the door may be different at every step: that is what makes it a gate.", BestConstantDoor },
        },
    };

    private static Exercise CountingOnAHinge => new Exercise<Func<int, double>>("10.5", ExerciseKind.Derive)
    {
        Asks = "a function of n that returns the z for which h_{n+1} − h_n is largest",
        Hints =
        [
            "Write down h_1, h_2, h_3. How far is each of them from 1?",
            "h_t = 1 − z^t. So what is h_{n+1} − h_n, as a function of z? It is 0 at z = 0 and at z = 1.",
            "A product of a power of z and a share: set its derivative to 0 and divide by z^{n−1}. What remains is linear in z.",
        ],
        Because = "h_{n+1} − h_n = zⁿ(1 − z) is largest at z = n/(n + 1), and is about 1/(e·n) there: on a hinge the steps shrink as the count grows. With both doors open, c of an LSTM climbs by the same amount at every step.",
        Tolerance = 1e-3,
        Trials = () => [[1], [2], [8], [49]],
        Right = n => n / (n + 1.0),
        Mistakes =
        {
            { "z and 1 − z exchanged", "That is the share that enters. z is the share that is kept.", n => 1 / (n + 1.0) },
            { "off by one step", "This tells n − 1 ticks from n. How many factors of z has h_{n+1} − h_n?", n => (n - 1.0) / n },
            { "one step too many", "This tells n + 1 ticks from n + 2. How many factors of z has h_{n+1} − h_n?", n => (n + 1.0) / (n + 2) },
            { "difference for z", "This is how far the two states lie apart at best. Give the z that achieves it.", n => Math.Pow(n / (n + 1.0), n) / (n + 1) },
            { "integer division", "It gives 0 for every n: in C# an int divided by an int is an int.", _ => 0 },
            { "half-life", "With this z half of the way to 1 is gone after n steps. That is a good choice, but not the best.", n => Math.Pow(0.5, 1.0 / n) },
            { "only for large n", "For large n this comes close. For n = 1 it is far off: no limit is needed here.", n => Math.Exp(-1.0 / n) },
            { "kept for ever", "With z = 1 nothing ever enters: the state is 0 after n ticks, and after n + 1.", _ => 1 },
        },
    };

    private static Matrix<double> Turned(Matrix<double> weights, int block, int? columns = null, Func<double, double>? turn = null)
    {
        int units = weights.RowCount / 3;
        return weights.MapIndexed((row, column, w) => row / units == block && column < (columns ?? weights.ColumnCount) ? (turn ?? (v => -v))(w) : w);
    }

    private static Matrix<double> Exchanged(Matrix<double> weights)
    {
        int units = weights.RowCount / 3;
        return M.Dense(weights.RowCount, weights.ColumnCount, (row, column) => weights[row < units ? row + units : row < 2 * units ? row - units : row, column]);
    }

    private static double[] WalkThrough(params double[] doors)
    {
        double h = 0;
        return [.. FrozenExample.X.Zip(doors, (move, z) => h = (1 - z) * Math.Tanh(FrozenExample.Wxh * move + FrozenExample.Whh * h) + z * h)];
    }

    /// <summary>The share of h_2 in a weighted mean that is to be 0.</summary>
    private static double ThirdDoor(double first, double second)
    {
        var (proposal, old) = (WalkThrough(first, second, 0)[2], WalkThrough(first, second, 1)[2]);
        return proposal / (proposal - old);
    }

    private static double[] BestConstantDoor()
    {
        double z = Enumerable.Range(0, 1001).Select(n => n / 1000.0).MinBy(z => WalkThrough(z, z, z).Zip(FrozenExample.Y, (h, y) => (h - y) * (h - y)).Sum());
        return [z, z, z];
    }
}
