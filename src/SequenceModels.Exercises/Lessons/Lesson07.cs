using SequenceModels.Data;
using SequenceModels.Losses;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lessons 07-a-character-language-model and 07b-measuring-the-model.</summary>
internal static partial class Lesson07
{
    // What the model of 07.1 gives to the character that comes, in ten guesses.
    private static readonly double[] Chances = [.. Enumerable.Repeat(0.9, 9), 0.001];

    public static IReadOnlyList<Exercise> Exercises { get; } = [Boldness, Push, Strips, TopK, Search];

    private static Exercise Boldness => new Exercise<Func<double>>("07.1", ExerciseKind.Predict)
    {
        Asks = "the perplexity of the bold model, to two digits",
        Hints =
        [
            "Which of the ten characters costs the most, and how much more than the other nine together?",
            "Average the surprises, not the probabilities and not the choices. −ln 0.9 is 0.105, and −ln 0.001 is 6.9.",
            "Nine tenths of the small surprise and one tenth of the large one make the mean loss. e to that is the perplexity.",
        ],
        Because = "One confident mistake costs more than nine good guesses gain: the bold model is right in nine cases out of ten, and worse than one that always says ½. Perplexity punishes false certainty, which accuracy does not see.",
        Tolerance = 0.01,
        Right = () => Math.Exp(Chances.Average(p => -Math.Log(p))),
        Mistakes =
        {
            { "mean of the choices", "The choices 1/p were averaged. One of them is 1000, and it drowns all others.", () => Chances.Average(p => 1 / p) },
            { "mean of the probabilities", "The probabilities were averaged first. Then the one bad guess hardly counts.", () => 1 / Chances.Average() },
            { "loss for perplexity", "This is the mean loss in nats. Perplexity is a number of choices.", () => Chances.Average(p => -Math.Log(p)) },
            { "bits for perplexity", "This is the mean loss in bits. Perplexity is a number of choices.", () => Chances.Average(p => -Math.Log2(p)) },
            { "2 to the nats", "The loss is in nats, but 2 is the base for bits.", () => Math.Pow(2, Chances.Average(p => -Math.Log(p))) },
            { "rare one forgotten", "These are the nine good guesses alone.", () => 1 / 0.9 },
            { "e to the bits", "The loss is in bits, but e is the base for nats.", () => Math.Exp(Chances.Average(p => -Math.Log2(p))) },
            { "sum instead of mean", "The surprises of all ten characters were added up. Perplexity is e to their mean.", () => Math.Exp(Chances.Sum(p => -Math.Log(p))) },
            { "probability for perplexity", "That is the geometric mean of the probabilities. The perplexity is one over it, and never below 1.", () => Math.Exp(Chances.Average(Math.Log)) },
        },
    };

    private static Exercise Push => new Exercise<Func<Matrix<double>, int[], Matrix<double>>>("07.2", ExerciseKind.Fill)
    {
        Asks = "a function of the scores [V×N] and the N right letters that returns ∂L/∂o [V×N], with L the mean over the N columns",
        Hints =
        [
            "What is the push on one column? And how does a mean over N columns change it?",
            "Softmax works on columns here: each column of the result sums to 1. A one-hot column has its 1 at the right letter.",
            "p − y for each column, and everything divided by the number of columns.",
        ],
        Because = "L = −o_y + ln Σ e^o. The first part gives −1 at the right letter, the second gives p. Each column of the push sums to 0: what is taken from some letters is given to the right one.",
        Trials = () => [Guesses(symbols: 4, 2, 0, 3), Guesses(symbols: 3, 1), Guesses(symbols: 2, 0, 1, 1, 0, 1), Guesses(symbols: 6, 5, 5)],
        Right = (scores, targets) => new SoftmaxCrossEntropy().Gradient(scores, targets),
        Mistakes =
        {
            { "sign", "This is y − p: a step against it would make the loss larger.", (scores, targets) => (OneHot(scores, targets) - Softmax(scores)) / targets.Length },
            { "sum instead of mean", "Each column is right. But L is the mean over the columns, not their sum.", (scores, targets) => Softmax(scores) - OneHot(scores, targets) },
            { "softmax over the wrong axis", "The softmax was taken along the rows. Letters compete within a column; columns are different guesses.",
                (scores, targets) => (Softmax(scores.Transpose()).Transpose() - OneHot(scores, targets)) / targets.Length },
            { "softmax forgotten", "Targets are compared with probabilities. These are still the scores.", (scores, targets) => (scores - OneHot(scores, targets)) / targets.Length },
            { "divided by all entries", "You divided by V·N. The mean runs over the guesses, and there are N of them.", (scores, targets) => (Softmax(scores) - OneHot(scores, targets)) / (scores.RowCount * targets.Length) },
            { "target not subtracted", "All letters are pushed down, including the right one. What pushes it up?", (scores, targets) => Softmax(scores) / targets.Length },
            { "bracket forgotten", "The probabilities are divided by N, the targets are not.", (scores, targets) => Softmax(scores) / targets.Length - OneHot(scores, targets) },
            { "divided by the letters", "You divided by V, the number of letters. The mean runs over the N guesses.", (scores, targets) => (Softmax(scores) - OneHot(scores, targets)) / scores.RowCount },
            { "right letter only", "Only the right letter is pushed. What it gains, the others have to give.", (scores, targets) => Hadamard(Softmax(scores) - OneHot(scores, targets), OneHot(scores, targets)) / targets.Length },
            { "push on the probabilities", "That is ∂L/∂p, the push on the probabilities. Between the scores and the probabilities there is still the softmax.", (scores, targets) => -OneHot(scores, targets).PointwiseDivide(Softmax(scores)) / targets.Length },
            { "sign and sum instead of mean", "Two things: this is y − p, and it is not divided by the number of columns.", (scores, targets) => OneHot(scores, targets) - Softmax(scores) },
            { "integer division", "Nearly everything is 0: in C# an int divided by an int is an int, and 1 / N is 0.", (scores, targets) => (Softmax(scores) - OneHot(scores, targets)) * (1 / targets.Length) },
        },
    };

    private static Exercise Strips => new Exercise<Func<int, int, int, int[][]>>("07.3", ExerciseKind.Fault)
    {
        Asks = "a function of length, B and T that returns starts[n][b]: where piece b of chunk n begins",
        Hints =
        [
            "Cut the alphabet with B = 2 and T = 4 as the friend does. Where does piece 0 of chunk 0 end, and where does piece 0 of chunk 1 begin?",
            "A state is carried from piece b to piece b. So all pieces b, one after another, must be one stretch of the text: a strip.",
            "There are B strips of equal length, and the last letter of the text is only a target. Strip b begins b strips into the text, and chunk n begins n pieces into the strip.",
        ],
        Because = "A state may be carried only where the text goes on. So the text is cut into B strips first, and each strip into pieces of T. If it is cut the other way round, every carried state comes from a passage that the piece has nothing to do with.",
        Trials = () => [[26, 2, 4], [16, 4, 2], [25, 3, 4], [12, 1, 3], [40, 5, 2]],
        // Strips may also end with their last chunk: nothing is lost that fills one.
        AlsoRight = (length, batch, steps) => (length - 1) / batch / steps is var chunks ? Chunks(chunks, batch, (n, b) => ((b * chunks) + n) * steps) : [],
        Right = (length, batch, steps) => [.. Partition.Consecutive(Enumerable.Range(0, length).ToArray(), batch, steps).Select(chunk => chunk.Inputs[..batch])],
        Mistakes =
        {
            { "state of another passage", "This is how the friend cuts: piece b of the next chunk begins B·T letters later, and not where piece b ended.",
                (length, batch, steps) => Chunks((length - 1) / steps / batch, batch, (n, b) => ((n * batch) + b) * steps) },
            { "last target forgotten", "The strips are one letter too long: the last letter of the text has no letter after it, so it can only be a target.",
                (length, batch, steps) => Chunks(length / batch / steps, batch, (n, b) => (b * (length / batch)) + (n * steps)) },
            { "pieces overlap", "The strips begin in the right places. But the next chunk begins one letter later, not one piece later.", (length, batch, steps) => Chunks((length - 1) / batch / steps, batch, (n, b) => (b * ((length - 1) / batch)) + n) },
            { "last chunk lost", "One chunk is missing: the last one fits in as well.", (length, batch, steps) => Chunks(((length - 1) / batch / steps) - 1, batch, (n, b) => (b * ((length - 1) / batch)) + (n * steps)) },
            { "strip too long", "The number of chunks is right. But a strip is one letter too long here: the last letter of the text can only be a target.",
                (length, batch, steps) => Chunks((length - 1) / batch / steps, batch, (n, b) => (b * (length / batch)) + (n * steps)) },
            { "counted from 1", "Letters are counted from 0: the first piece begins at 0, not at 1.", (length, batch, steps) => Chunks((length - 1) / batch / steps, batch, (n, b) => (b * ((length - 1) / batch)) + (n * steps) + 1) },
            { "transposed", "These are starts[b][n], with strips on the outside. The exercise asks for one chunk after another.",
                (length, batch, steps) => Chunks(batch, (length - 1) / batch / steps, (b, n) => (b * ((length - 1) / batch)) + (n * steps)) },
        },
    };

    private static object?[] Guesses(int symbols, params int[] targets) => [Matrix<double>.Build.Random(symbols, targets.Length, seed: symbols), targets];

    private static Matrix<double> OneHot(Matrix<double> scores, int[] targets) => Matrix<double>.Build.Dense(scores.RowCount, targets.Length, (k, n) => targets[n] == k ? 1 : 0);

    private static int[][] Chunks(int count, int batch, Func<int, int, int> start) =>
        [.. Enumerable.Range(0, count).Select(n => Enumerable.Range(0, batch).Select(b => start(n, b)).ToArray())];
}
