namespace SequenceModels.Exercises.Lessons;

/// <summary>The belief of a hidden Markov model: one step of it, and one that is sure of itself.</summary>
internal static partial class Lesson03
{
    private static readonly Matrix<double> Transition = Matrix<double>.Build.DenseOfArray(new[,] { { 0.98, 0.04 }, { 0.02, 0.96 } });
    private static readonly Matrix<double> Emission = Matrix<double>.Build.DenseOfArray(new[,] { { 0.80, 0.30 }, { 0.15, 0.30 }, { 0.05, 0.40 } });
    private static readonly Matrix<double> NeverAnError = Matrix<double>.Build.DenseOfArray(new[,] { { 0.85, 0.30 }, { 0.15, 0.30 }, { 0, 0.40 } });
    private static readonly int[] Log = [2, 0, 0];

    private static Exercise BeliefStep => new Exercise<Func<Matrix<double>, Matrix<double>, Vector<double>, int, Vector<double>>>("03.2", ExerciseKind.Fill)
    {
        Asks = "a function of A, E, the belief f_{t−1} and the line x_t that returns the belief f_t",
        Hints =
        [
            "Three moves: predict, weigh, normalise. In which order do the minute and the line come?",
            "To predict, the belief goes through A. To weigh, take from E what each state says about this one line.",
            "E.Row(line) has one number for each state. Multiply entry by entry, and divide by the sum of the result.",
        ],
        Because = "A minute passes, then a line is read, then the belief is made a distribution again. Two numbers, whatever the length of the log.",
        Trials = () =>
        [
            [Transition.Clone(), Emission.Clone(), Vector<double>.Build.Dense([1 / 9.0, 8 / 9.0]), 0],
            [Columns(1, 2, 2), Columns(2, 4, 2), Columns(3, 2, 1).Column(0), 3],
            [Columns(4, 3, 3), Columns(5, 2, 3), Columns(6, 3, 1).Column(0), 1],
            [Columns(7, 4, 4), Columns(8, 5, 4), Columns(9, 4, 1).Column(0), 2],
        ],
        Right = (a, e, f, line) => Normalised(e.Row(line).PointwiseMultiply(a * f)),
        Mistakes =
        {
            { "transposed", "The belief goes through A the wrong way round: a column of A says where its state goes, and A must come before f.", (a, e, f, line) => Normalised(e.Row(line).PointwiseMultiply(a.Transpose() * f)) },
            { "not normalised", "Two of the three moves are done. These numbers do not add up to 1: their sum is how likely the line was.", (a, e, f, line) => e.Row(line).PointwiseMultiply(a * f) },
            { "predict forgotten", "The old belief is weighed as it was. But between two lines a minute passes, and the server may change.", (a, e, f, line) => Normalised(e.Row(line).PointwiseMultiply(f)) },
            { "weigh forgotten", "The line does not come in at all: this is what is believed before it is read.", (a, _, f, _) => a * f },
            { "moves exchanged", "Here the line is read first and the minute passes afterwards: that is the belief about the next minute.", (a, e, f, line) => a * Normalised(e.Row(line).PointwiseMultiply(f)) },
            { "length for sum", "These numbers have length 1, the root of the sum of their squares. A distribution has sum 1.", (a, e, f, line) => e.Row(line).PointwiseMultiply(a * f).Normalize(2) },
        },
    };

    private static Exercise SureBelief => new Exercise<Func<double>>("03.4", ExerciseKind.Change)
    {
        Asks = "P(healthy | error, ok, ok) with the new E, to four digits",
        Hints =
        [
            "What is left of \"healthy\" when its probability is multiplied by 0?",
            "Only E changes. A column of it is still a distribution: what error loses, ok has gained.",
            "Build a second HiddenMarkovModel with the new E, let it filter the same log, and look at the first row of the last column.",
        ],
        Because = "An error now proves that the server is ailing: the belief is (0, 1) at once, and all lines before are forgotten. From there only A can lead back, four hundredths a minute, and each ok supports it.",
        Tolerance = 5e-5,
        Right = () => Beliefs(NeverAnError)[^1][0],
        Mistakes =
        {
            { "experiment not changed", "That is the belief with the old E.", () => Beliefs(Emission)[^1][0] },
            { "column not a distribution", "What the first column gave to error has not gone to ok.", () => Beliefs(Matrix<double>.Build.DenseOfArray(new[,] { { 0.80, 0.30 }, { 0.15, 0.30 }, { 0, 0.40 } }))[^1][0] },
            { "column rescaled", "The column sums to 1 again, but ok and slow have shared what error lost. All of it goes to ok.", () => Beliefs(NeverAnError.MapIndexed((line, state, p) => state > 0 ? p : line < 2 ? Emission[line, 0] / 0.95 : 0))[^1][0] },
            { "not normalised", "These are the weighed numbers, never divided by their sum: this is how likely the log is, together with healthy.", () => Beliefs(NeverAnError, normalised: false)[^1][0] },
            { "transposed", "The minute passes the wrong way round: a column of A says where its state goes.", () => Beliefs(NeverAnError, Transition.Transpose())[^1][0] },
            { "predict forgotten", "That is the belief right after the error. Then two minutes pass, and the server may recover, since A allows it.", () => 0 },
            { "other state", "That is the probability of ailing.", () => Beliefs(NeverAnError)[^1][1] },
            { "off by one step", "That is the belief after two lines. The log has three.", () => Beliefs(NeverAnError)[1][0] },
            { "one step too many", "That is the belief about the minute after the log: the last predict came without a line.", () => (Transition * Beliefs(NeverAnError)[^1])[0] },
            { "state not carried", "That is what the last line alone says, to someone with no earlier belief. The belief from before has to come in.", () => Normalised(NeverAnError.Row(0))[0] },
        },
    };

    private static Vector<double> Normalised(Vector<double> weighed) => weighed / weighed.Sum();

    private static Matrix<double> Columns(int seed, int rows, int columns)
    {
        var random = new Random(seed);
        return Matrix<double>.Build.Dense(rows, columns, (_, _) => 0.1 + random.NextDouble()).NormalizeColumns(1);
    }

    private static List<Vector<double>> Beliefs(Matrix<double> emission, Matrix<double>? transition = null, bool normalised = true)
    {
        var expected = Vector<double>.Build.Dense(2, 0.5);
        var beliefs = new List<Vector<double>>();
        foreach (int line in Log)
        {
            var weighed = emission.Row(line).PointwiseMultiply(expected);
            beliefs.Add(normalised ? Normalised(weighed) : weighed);
            expected = (transition ?? Transition) * beliefs[^1];
        }
        return beliefs;
    }
}
