namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lesson 01-sequence-data.</summary>
internal static partial class Lesson01
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [FourTexts, Conditionals, LeakingSplit, ForgettingYesterday, Chord];

    private static Exercise FourTexts => new Exercise<Func<double[]>>("01.1", ExerciseKind.Predict)
    {
        Asks = "four numbers of bits: of the texts a, b, c and d",
        Hints =
        [
            "Surprise is about what the model does not know yet. How many things could come next, as it sees them?",
            "With τ = 0 the model looks at nothing: it knows how frequent each character is, and that is all.",
            "−log2 P for each text: which P does each of the four models give to the character that comes?",
        ],
        Because = "What is certain costs nothing and a fair choice among two costs one bit; and in abab… one character of the past turns the second case into the first. There, order is worth a whole bit.",
        Tolerance = 0.01,
        Right = () => Texts(Math.Log2),
        Mistakes =
        {
            { "nats for bits", "The right surprises, but with the natural logarithm. Bits use the logarithm to base 2.", () => Texts(Math.Log) },
            { "perplexity for bits", "These are numbers of open choices. Bits are their logarithms: a single choice is no surprise.", () => [1, 2, 2, 1] },
            { "probability for bits", "These are probabilities of what comes next. The surprise is the logarithm of each, with a minus sign.", () => [1, 0.5, 0.5, 1] },
            { "context imagined", "You see the rule in abab…. A model with τ = 0 does not: it never looks at the character before.", () => [0, 1, 0, 0] },
            { "context ignored", "Text d may use the character before. After an a, is there still a choice?", () => [0, 1, 1, 1] },
            { "context for a coin", "A context helps where the past says something. What does the last toss say about the next?", () => [0, 0, 1, 0] },
            { "half a bit for a coin", "A half is the probability of what comes. The surprise is its logarithm, with a minus sign.", () => [0, 0.5, 0.5, 0] },
        },
    };

    private static Exercise Conditionals => new Exercise<Func<Matrix<double>, Matrix<double>>>("01.2", ExerciseKind.Fill)
    {
        Asks = "a function of the counts, [next × last], that returns P(next | last) in a matrix of the same shape",
        Hints =
        [
            "Each column is a distribution of its own. What must the numbers in it add up to?",
            "Column u of the counts holds what came after u. The numerator is a raised count, the denominator their sum over that column.",
            "Raise every entry by 1. How many entries does a column have, and by how much has its sum grown?",
        ],
        Because = "A column is divided by its own sum, the sum of the raised counts, so that something comes next with probability 1, even after a symbol that was never seen.",
        Trials = () => [[Counts(1, 2)], [Counts(2, 3)], [Counts(3, 5)], [Matrix<double>.Build.DenseOfArray(new double[,] { { 0, 0, 4 }, { 3, 1, 0 }, { 1, 0, 2 } })]],
        Right = counts => Divided(counts, 1, (_, last) => counts.Column(last).Sum() + counts.RowCount),
        Mistakes =
        {
            { "wrong axis", "Each row adds up to 1 here. What is known, the last symbol, belongs to a column.", counts => Divided(counts, 1, (next, _) => counts.Row(next).Sum() + counts.RowCount) },
            { "transposed", "The right probabilities, but next and last are exchanged: a column belongs to the symbol that came last.", counts => Divided(counts, 1, (_, last) => counts.Column(last).Sum() + counts.RowCount).Transpose() },
            { "joint for conditional", "All entries together add up to 1: that is P(last, next). Given the last symbol, its own column must.", counts => Divided(counts, 1, (_, _) => counts.Enumerate().Sum() + counts.RowCount * counts.RowCount) },
            { "smoothing forgotten", "Nothing is raised here: what never came is impossible, and after a symbol that was never seen you would divide 0 by 0.", counts => Divided(counts, 0, (_, last) => counts.Column(last).Sum()) },
            { "smoothing not paid for", "The counts are raised in the numerator only. Now the columns add up to more than 1.", counts => Divided(counts, 1, (_, last) => counts.Column(last).Sum()) },
            { "smoothing paid once", "Only 1 is added to the denominator. But each of the column's entries was raised.", counts => Divided(counts, 1, (_, last) => counts.Column(last).Sum() + 1) },
            { "smoothing paid twice", "The denominator is the sum of the raised counts, plus V once more. One of the two is enough.", counts => Divided(counts, 1, (_, last) => counts.Column(last).Sum() + 2 * counts.RowCount) },
            { "smoothing below only", "The counts are raised in the denominator only: the columns add up to less than 1.", counts => Divided(counts, 0, (_, last) => counts.Column(last).Sum() + counts.RowCount) },
            { "sum changed on the way", "The right formula, worked out in place: by the time the second entry of a column is divided, the first no longer holds a count. Take the sum once, before anything changes.", DividedInPlace },
        },
    };

    // Shares of the character that comes: a alone; a coin; abab… without and with the character before.
    private static double[] Texts(Func<double, double> log) => [.. new[] { 1, 0.5, 0.5, 1 }.Select(p => 0 - log(p))];

    private static Matrix<double> Counts(int seed, int symbols)
    {
        var random = new Random(seed);
        return Matrix<double>.Build.Dense(symbols, symbols, (_, _) => random.Next(7));
    }

    private static Matrix<double> DividedInPlace(Matrix<double> counts)
    {
        for (int last = 0; last < counts.ColumnCount; last++)
            for (int next = 0; next < counts.RowCount; next++)
                counts[next, last] = (counts[next, last] + 1) / (counts.Column(last).Sum() + counts.RowCount);
        return counts;
    }

    private static Matrix<double> Divided(Matrix<double> counts, double raise, Func<int, int, double> below) =>
        counts.MapIndexed((next, last, count) => (count + raise) / below(next, last), Zeros.Include);
}
