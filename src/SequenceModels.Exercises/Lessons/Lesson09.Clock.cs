using SequenceModels.Cells;
using SequenceModels.Layers;

namespace SequenceModels.Exercises.Lessons;

/// <summary>A clock without peepholes.</summary>
internal static partial class Lesson09
{
    // Few enough that a threshold missed by a hair stays a hair. For the periods below even a wrong threshold lies far from every h, so that it gives the same with any large weight.
    private const int Ticks = 20;

    private static Exercise TheTalkingClock => new Exercise<Func<int, double[]>>("09.5", ExerciseKind.Derive)
    {
        Asks = "a function of the period n that returns c_1 … c_20, climbing by 1/n up to 1 and starting again",
        Hints =
        [
            "What did the peephole tell the forget gate, and what tells it now? Is it the same number?",
            "With o open the gate sees h = tanh(c). It must be open at the last c before 1 and shut at 1: which two values of h are these, for any n?",
            "Take a large negative weight, and a bias that puts the sum at 0 half-way between those two values. And remember that the candidate goes through tanh, too: the inverse of tanh is Math.Atanh.",
        ],
        Because = "With o open, h tells the forget gate what the peephole told it, put through tanh. So an LSTM can keep time as well. What it cannot do is keep time in silence: h shows the sawtooth at every step, to everything that reads it.",
        Tolerance = 0.01,
        Trials = () => [[12], [4], [3], [5]],
        Right = n => [.. Enumerable.Range(0, Ticks).Select(t => (t % n + 1.0) / n)],
        Mistakes =
        {
            { "activation forgotten", "The threshold is that of c. Without a peephole the gate does not see c but what is shown of it.", n => Saw(-400, 400 * (1 - 0.5 / n), Math.Atanh(1.0 / n)) },
            { "forget gate upside down", "The gate keeps when c has reached 1 and throws away before. An open forget gate keeps: which sign must its weight have?", n => Saw(400, -400 * Edge(n, 1), Math.Atanh(1.0 / n)) },
            { "off by one step", "The memory is cleared one step too late: the threshold lies above h at c = 1.", n => Saw(-400, 400 * Edge(n, 1 + 1.0 / n), Math.Atanh(1.0 / n)) },
            { "one step too early", "The memory is cleared one step too early: the threshold lies below the last h before c = 1.", n => Saw(-400, 400 * Edge(n, 1 - 1.0 / n), Math.Atanh(1.0 / n)) },
            { "threshold at the top", "The sum is 0 just where c is 1, and there the gate stands half open: half of the memory stays. It should be shut there.", n => Saw(-400, 400 * Math.Tanh(1), Math.Atanh(1.0 / n)) },
            { "artanh forgotten", "c climbs a little too slowly: 1/n was put in before the candidate's tanh, and comes out smaller.", n => Saw(-400, 400 * Edge(n, 1), 1.0 / n) },
            { "tanh for artanh", "c climbs a little too slowly: 1/n went through tanh once more on its way into the candidate. It needs the inverse.", n => Saw(-400, 400 * Edge(n, 1), Math.Tanh(1.0 / n)) },
            { "never cleared", "c climbs on past 1: the gate is open at every step. Can h = tanh(c) reach its threshold at all?", n => [.. Enumerable.Range(1, Ticks).Select(t => t / (double)n)] },
            { "integer division", "c never leaves 0, so nothing is added: in C# an int divided by an int is an int, and 1 / n is 0.", _ => new double[Ticks] },
        },
    };

    /// <summary>Half-way between h at the given c and h one step before.</summary>
    private static double Edge(int n, double c) => (Math.Tanh(c - 1.0 / n) + Math.Tanh(c)) / 2;

    private static double[] Saw(double weight, double bias, double candidate)
    {
        var cell = new LstmCell(inputSize: 1, hiddenSize: 1, new Random(1));
        cell.Wxh.Set(0, 0, 0, 0);
        cell.Whh.Set(0, weight, 0, 0);
        cell.Bh.Set(40, bias, candidate, 40);
        return [.. new RecurrentLayer(cell).Forward(new Sequence(1, Ticks)).C!.Columns.Row(0)];
    }
}
