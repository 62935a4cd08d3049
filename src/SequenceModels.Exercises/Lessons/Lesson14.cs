using SequenceModels.Cells;
using SequenceModels.Layers;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lessons 14-sequence-to-sequence and 14b-beam-search.</summary>
internal static partial class Lesson14
{
    private static readonly int[] DateLengths = [27, 9, 13, 10];

    public static IReadOnlyList<Exercise> Exercises { get; } = [WithoutLengths, OnItsOwn, DecoderInput, WiderBeam, Beginnings];

    private static Exercise WithoutLengths => new Exercise<Func<bool[]>>("14.1", ExerciseKind.Predict)
    {
        Asks = "for each of the four dates, true where the summary changes",
        Hints =
        [
            "What does the encoder do at a step where the input is padding?",
            "An input of zeros is still a step: the state is multiplied by W_hh and goes through the activation functions once more.",
            "Compare each length with the length of the batch: which dates have any padding at all?",
        ],
        Because = "A step with nothing to read is still a step: the state moves on, and every date shorter than the longest gets a different summary. The longest has no padding, so a test on dates of equal length would never find the fault.",
        Right = Moved,
        Mistakes =
        {
            { "zeros taken for silence", "An input of zeros does not stop the clock: the state is multiplied, put through the activation functions and changed at every step.", () => [false, false, false, false] },
            { "padding that is not there", "One of them is as long as the batch. What padding does it have?", () => [true, true, true, true] },
            { "exchanged", "It is the other way round: which dates are padded, and which are not?", () => [true, false, false, false] },
            { "shortest only", "The shortest has the most padding. But one step of it is enough.", () => [false, true, false, false] },
        },
    };

    private static Exercise OnItsOwn => new Exercise<Func<double[], int, double[]>>("14.2", ExerciseKind.Fill)
    {
        Asks = "a function of the moves and U that returns the U answers",
        Hints =
        [
            "Two loops, one after the other. What passes from the first to the second?",
            "The decoder goes on from the last state of the encoder. Its first input is the start value, and after that its own last answer.",
            "Here state and answer are the same number. So one variable is carried on as the state, and another one holds what is read next.",
        ],
        Because = "The encoder outputs nothing and hands over its last state. From there on the decoder feeds on its own answers: the same two numbers, state and last answer, go into every step.",
        Tolerance = 1e-6,
        Trials = () => [[new[] { 1.0, 0, -1 }, 2], [new[] { -2.0, 0.5 }, 4], [new[] { 3.0 }, 1], [new[] { 0.2, -0.4, 1, 2, -1 }, 6]],
        Right = (x, U) => Written(x, U),
        Mistakes =
        {
            { "bridge forgotten", "The decoder starts from zero: nothing has crossed over from the encoder.", (_, U) => Written([], U) },
            { "reads nothing", "The state is carried, but the decoder reads the start value again and again. It should read its last answer.", (x, U) => Written(x, U, reads: false) },
            { "off by one step", "The first number is the summary itself. The decoder takes a step before it outputs anything.", (x, U) => [Summary(x), .. Written(x, U)[..^1]] },
            { "start counted as an answer", "The first number is the start value. It is read, not returned.", (x, U) => [0, .. Written(x, U)[..^1]] },
            { "activation forgotten", "The tanh is missing. Encoder and decoder apply it to their sum at every step.", (x, U) => [.. Enumerable.Range(0, U).Select(u => Straight(x) * 0.8 * Math.Pow(1.3, u))] },
            { "last move read first", "The decoder reads the last move first. It has been told nothing yet: it begins with the start value 0.", (x, U) => Written(x, U, start: x[^1]) },
            { "summary read first", "The summary is the decoder's first state, not its first input: that is the start value 0.", (x, U) => Written(x, U, start: Summary(x)) },
            { "state not carried", "Each answer starts from the summary again. The decoder's own state goes on from step to step.", FromSummary },
        },
    };

    private static Exercise DecoderInput => new Exercise<Func<int[], int, int[]>>("14.3", ExerciseKind.Fault)
    {
        Asks = "a function of the answer y and of the start symbol that returns what the decoder reads",
        Hints =
        [
            "At step u the decoder must output y_u. What has it been told by then?",
            "It reads one symbol per step, as many as it must output. The first one cannot be part of the answer.",
            "The same symbols, one place later. One has to be put in at the front, and one falls off.",
        ],
        Because = "When it must output y_u, the decoder has read y_{u−1}, which is all it can know in use, too. If it reads y_u itself it learns to copy, needs neither the question nor a memory, and is lost when there is nothing to copy.",
        Trials = () => [[new[] { 5, 3, 8, 1 }, 0], [new[] { 7 }, 2], [new[] { 4, 4, 6 }, 9]],
        Right = (y, start) => [start, .. y[..^1]],
        Mistakes =
        {
            { "target not shifted", "The decoder still reads the very symbol that it must output.", (y, _) => y },
            { "future leaks", "Shifted the wrong way: now the decoder reads the symbol after the one that it must output.", (y, start) => [.. y[1..], start] },
            { "one step too many", "The start symbol is there, but there is one input more than there are answers: the last symbol need not be read.", (y, start) => [start, .. y] },
            { "first symbol overwritten", "The start symbol has taken the place of the first one, and the others stay where they were: they should move up by one.", (y, start) => [start, .. y[1..]] },
            { "rotated", "The last symbol has come round to the front. What stands there must be known before the answer begins.", (y, _) => [y[^1], .. y[..^1]] },
            { "start forgotten", "The last symbol has been dropped, but nothing stands in front: the first answer has nothing to read.", (y, _) => y[..^1] },
            { "reads nothing", "The decoder reads the start symbol at every step. That is the delayed network of lesson 04, not teacher forcing.", (y, start) => [.. y.Select(_ => start)] },
        },
    };

    // Which summaries differ when the encoder reads the filling, too.
    private static bool[] Moved()
    {
        var layer = new RecurrentLayer(new LstmCell(2, 3, new Random(1)));
        var x = new Sequence(2, DateLengths.Max(), DateLengths.Length);
        foreach (var (b, length) in DateLengths.Index())
            for (int t = 0; t < length; t++)
                x[t] = x[t].MapIndexed((row, column, value) => column == b ? Math.Sin(row + t) : value, Zeros.Include);
        var apart = layer.Forward(x).Final.H - layer.Forward(x, lengths: DateLengths).Final.H;
        return [.. apart.EnumerateColumns().Select(column => column.L2Norm() > 1e-6)];
    }

    private static double Step(double input, double state) => Math.Tanh((0.5 * input) + (0.8 * state));

    private static double Straight(double[] x) => x.Aggregate(0.0, (h, move) => 0.5 * move + 0.8 * h);

    private static double Summary(double[] x) => x.Aggregate(0.0, (h, move) => Step(move, h));

    private static double[] Written(double[] x, int U, bool reads = true, double start = 0)
    {
        double d = Summary(x), read = start;
        var said = new double[U];
        for (int u = 0; u < U; u++)
        {
            said[u] = d = Step(read, d);
            read = reads ? d : start;
        }
        return said;
    }

    private static double[] FromSummary(double[] x, int U)
    {
        double said = 0;
        return [.. Enumerable.Range(0, U).Select(_ => said = Step(said, Summary(x)))];
    }
}
