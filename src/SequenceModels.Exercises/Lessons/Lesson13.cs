using MathNet.Numerics;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lessons 13-deep-rnns-and-dropout and 13b-dropout.</summary>
internal static partial class Lesson13
{
    private static readonly double[] Walk = [1, 0, -1];

    public static IReadOnlyList<Exercise> Exercises { get; } = [Forgetful, Tower, Louder, Choice, Ways];

    private static Exercise Forgetful => new Exercise<Func<double[]>>("13.1", ExerciseKind.Predict)
    {
        Asks = "the output of the second layer at steps 1, 2 and 3, to three digits",
        Hints =
        [
            "Which of the two terms under the second tanh is left?",
            "The first layer keeps its memory: its three states are in the table, unchanged.",
            "For each step: half of the first layer's output, and one tanh. Before you compute: will it still be positive at step 3?",
        ],
        Because = "Without a memory the second layer follows the first at once. It is one more tanh, as in an MLP: depth without recurrence.",
        Tolerance = 0.002,
        Right = () => Layer(Layer(Walk), memory: 0),
        Mistakes =
        {
            { "memory not cut", "These are the old states of the second layer, with its memory.", () => Layer(Layer(Walk)) },
            { "both memories cut", "The first layer has forgotten, too. Only the second layer's weight was changed.", () => Layer(Layer(Walk, memory: 0), memory: 0) },
            { "wrong memory cut", "Here the first layer forgets and the second remembers. It is the other way round.", () => Layer(Layer(Walk, memory: 0)) },
            { "wrong weight cut", "The stairs were cut, not the memory: then nothing comes up at all.", () => [0, 0, 0] },
            { "weights exchanged", "What comes up the stairs was multiplied by the memory's weight. The stairs have a different one.", () => [.. Layer(Walk).Select(h => Math.Tanh(0.8 * h))] },
            { "weight forgotten", "Here the first layer's states went through tanh without a weight. The stairs have a weight.", () => [.. Layer(Walk).Select(Math.Tanh)] },
            { "rounded", "Nearly, but rounded too far: give three digits.", () => [.. Layer(Layer(Walk), memory: 0).Select(h => Math.Round(h, 2))] },
            { "first layer only", "This is the output of the first layer. It still has to go up the stairs and through a tanh.", () => Layer(Walk) },
            { "activation forgotten", "The weight of the stairs is there, but the tanh is missing.", () => [.. Layer(Walk).Select(h => 0.5 * h)] },
        },
    };

    private static Exercise Tower => new Exercise<Func<double[], int, double[]>>("13.2", ExerciseKind.Fill)
    {
        Asks = "a function of the moves and J that returns the output of the top layer at each step",
        Hints =
        [
            "You know how to compute one layer. What does the next one read?",
            "Layer by layer is easier than step by step: the output of one layer, from the first step to the last, is the input sequence of the next.",
            "Use one loop over the layers, and in it one loop over the steps, with a state that begins at zero for each layer.",
        ],
        Because = "The output of one layer is the input sequence of the next. Each layer has its own memory, and each of them begins empty.",
        Tolerance = 1e-6,
        Trials = () => [[new[] { 1.0, 0, -1 }, 2], [new[] { 1.0, 0, -1 }, 1], [new[] { -2, 0.5, 1, 3 }, 3], [new[] { 0.7 }, 4]],
        Right = (x, J) => Stack(x, J, below => Layer(below)),
        Mistakes =
        {
            { "off by one step", "The upper layer reads the lower one's output of the previous step. It should read that of the current step.", (x, J) => Stack(x, J, below => Layer([0, .. below[..^1]])) },
            { "memory shared", "All layers write into one state. Each needs its own memory.", OneState },
            { "state not carried", "The upper layers have no memory: they need their own states.", (x, J) => Stack(x, J, below => Layer(below, memory: 0)) },
            { "state not reset", "A layer begins with the last state of the layer below. Every layer begins at zero.", (x, J) => Stack(x, J, below => Layer(below, start: below[^1])) },
            { "activation forgotten", "The tanh is missing. Each layer applies it to its sum at every step, before the result goes on or up.", (x, J) => Stack(x, J, below => Layer(below, activation: sum => sum), activation: sum => sum) },
            { "weights exchanged", "The stairs have the memory's weight, and the memory that of the stairs.", (x, J) => Stack([.. x.Select(move => 1.6 * move)], J, below => Layer([.. below.Select(h => 1.6 * h)], memory: 0.5), memory: 0.5) },
            { "one layer too few", "There is one layer too few: J counts the first one, too.", (x, J) => J == 1 ? x : Stack(x, J - 1, below => Layer(below)) },
            { "one layer too many", "There is one layer too many: J counts the first one, too.", (x, J) => Stack(x, J + 1, below => Layer(below)) },
            { "first layer only", "This is the first layer, whatever J is.", (x, _) => Layer(x) },
        },
    };

    private static Exercise Ways => new Exercise<Func<int, int, double>>("13.5", ExerciseKind.Derive)
    {
        Asks = "a function of J and T that returns ∂h_T/∂x_1 of the top layer, without activation functions",
        Hints =
        [
            "Draw the first figure of lesson 13 without its numbers, and walk from the first move to the last box upstairs.",
            "Every way has the same number of stairs and the same number of steps to the right. Only their order differs, and the first stair is fixed.",
            "All ways weigh the same, so count them: in how many orders can the steps to the right and the free stairs be taken?",
        ],
        Because = "Every way takes J stairs and T − 1 steps to the right, so all weigh the same; but they come in C(T + J − 2, J − 1) orders. More layers, more ways: depth lengthens the memory a little.",
        Tolerance = 1e-6,
        Trials = () => [[1, 3], [2, 3], [3, 4], [4, 1], [3, 8]],
        Right = (J, T) => SpecialFunctions.Binomial(T + J - 2, J - 1) * Way(J, T),
        Mistakes =
        {
            { "one way only", "This is the weight of a single way. There are several, and they add up.", Way },
            { "stairs not in order", "The stairs were counted as if each could be taken at any step. The third stair cannot be taken before the second.", (J, T) => Math.Pow(T, J - 1) * Way(J, T) },
            { "off by one step", "One step to the right too many: from step 1 to step T there are fewer than T.", (J, T) => 0.8 * SpecialFunctions.Binomial(T + J - 2, J - 1) * Way(J, T) },
            { "first stair forgotten", "The ways are counted correctly, but x_1 comes up a stair, too, to reach the first layer.", (J, T) => SpecialFunctions.Binomial(T + J - 2, J - 1) * Way(J, T) / 0.5 },
            { "first stair free", "The first stair can only be taken at step 1: x_1 is gone after that.", (J, T) => SpecialFunctions.Binomial(T + J - 1, J) * Way(J, T) },
            { "layers multiplied", "A single layer's influence was taken to the power J. That would let every layer take all the steps to the right anew.", (J, T) => Math.Pow(Way(1, T), J) },
            { "two layers only", "T ways is right for two layers. With more layers there are more stairs to be put in order.", (J, T) => T * Way(J, T) },
            { "one stair a step", "Ways were left out that climb several stairs at one step: upstairs the same step is read at once.", (J, T) => J > T ? 0 : SpecialFunctions.Binomial(T - 1, J - 1) * Way(J, T) },
            { "ways counted by layers", "J ways are too few where T is large: each further layer can be reached at any of the steps that are left.", (J, T) => J * Way(J, T) },
            { "ways for weight", "This is how many ways there are. Each of them has a weight.", (J, T) => SpecialFunctions.Binomial(T + J - 2, J - 1) },
            { "one layer only", "This is the answer for a single layer, whatever J is.", (_, T) => Way(1, T) },
        },
    };

    private static double Way(int J, int T) => Math.Pow(0.5, J) * Math.Pow(0.8, T - 1);

    private static double[] Layer(double[] below, double memory = 0.8, double start = 0, Func<double, double>? activation = null)
    {
        double h = start;
        return [.. below.Select(x => h = (activation ?? Math.Tanh)((0.5 * x) + (memory * h)))];
    }

    private static double[] Stack(double[] x, int J, Func<double[], double[]> further, double memory = 0.8, Func<double, double>? activation = null)
    {
        double[] said = Layer(x, memory, activation: activation);
        for (int j = 1; j < J; j++)
            said = further(said);
        return said;
    }

    private static double[] OneState(double[] x, int J)
    {
        double h = 0;
        return [.. x.Select(move => h = Enumerable.Range(0, J).Aggregate(move, (below, _) => h = Math.Tanh((0.5 * below) + (0.8 * h))))];
    }
}
