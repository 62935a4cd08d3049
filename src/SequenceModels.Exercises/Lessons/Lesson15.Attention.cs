using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Lessons;

internal static partial class Lesson15
{
    private static Exercise CausalAttention => new Exercise<Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>>>("15.2", ExerciseKind.Fill)
    {
        Asks = "a function of Q, K and V that returns the mixtures, one column per step",
        Hints =
        [
            "Three things happen to the products before they are shares: division, mask, softmax. In which order?",
            "Put the scores into a matrix with step s down and step t across: then a column belongs to one query, and Softmax works on columns.",
            "A score that must not count has to get the share 0 and leave the others a sum of 1. Which score becomes 0 under the exponential?",
        ],
        Because = "Each column of the scores is one query. Masked before the softmax by minus infinity, the future gets the share 0 and the past shares 1; the mixture is the values times that column.",
        Trials = () => [Drawn(3, 4, 3, 1), Drawn(2, 5, 4, 4), Drawn(4, 1, 2, 7), Drawn(5, 3, 1, 10)],
        Right = (Q, K, V) => V * Softmax(Masked(Scores(Q, K))),
        Mistakes =
        {
            { "future leaks", "There is no mask: every step looks at the steps after it, too. A language model trained this way copies its answers, and cannot write.", (Q, K, V) => V * Softmax(Scores(Q, K)) },
            { "past masked", "The mask is the wrong way round: every step sees itself and what comes after it. Which index of the matrix is the query's step?", (Q, K, V) => V * Softmax(Scores(Q, K).MapIndexed((s, t, score) => s < t ? double.NegativeInfinity : score, Zeros.Include)) },
            { "root forgotten", "The products were divided by H, not by its root: all shares come out too even.", (Q, K, V) => V * Softmax(Masked(Scores(Q, K) / Math.Sqrt(Q.RowCount))) },
            { "softmax forgotten", "The scores themselves were taken for shares. What makes them positive, with a sum of 1?", (Q, K, V) => V * Masked(Scores(Q, K), 0) },
            { "scale forgotten", "The products were not divided by √H. The softmax is pushed into its corner, and there it learns slowly.", (Q, K, V) => V * Softmax(Masked(Scores(Q, K) * Math.Sqrt(Q.RowCount))) },
            { "softmax over the wrong axis", "The shares of each key sum to 1 over the queries. It is each query that shares itself out among the keys.", (Q, K, V) => V * Softmax(Masked(Scores(Q, K)).Transpose()).Transpose() },
            { "query and key exchanged", "Step t asks with its key and is found by its query. Which one asks, and which one is looked at?", (Q, K, V) => V * Softmax(Masked(Scores(K, Q))) },
            { "zero for minus infinity", "Masked scores were set to 0. But e⁰ is 1: the future still gets a share.", (Q, K, V) => V * Softmax(Masked(Scores(Q, K), 0)) },
            { "mask after the softmax", "The future was cut off after the shares had been given out. What is left does not sum to 1.", (Q, K, V) => V * Masked(Softmax(Scores(Q, K)), 0) },
        },
    };

    private static Exercise WithoutSoftmax => new Exercise<Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>>>("15.5", ExerciseKind.Derive)
    {
        Asks = "a function of Q, K and V that returns the m_t, one column per step",
        Hints =
        [
            "Brackets may be moved: what stands next to v_s if q_t is to be multiplied last?",
            "v_s (k_s · q_t) is a matrix times q_t. Which matrix, and what becomes of it when another step comes?",
            "The state is a matrix of H rows and H columns. At each step an outer product of value and key is added to it, and then the query is multiplied with it.",
        ],
        Because = "v_s(k_s·q_t) = (v_s k_sᵀ) q_t, so the sum over s can be kept as one H×H matrix: an RNN with a matrix for a state and no activation function. The softmax is what forces attention to keep everything.",
        Trials = () => [Drawn(3, 5, 3, 1), Drawn(2, 4, 2, 4), Drawn(4, 1, 4, 7), Drawn(1, 6, 1, 10)],
        Right = (Q, K, V) => V * Masked(K.TransposeThisAndMultiply(Q), 0),
        Mistakes =
        {
            { "state not carried", "Only the current step is looked at. The state has to sum up all steps so far.", (Q, K, V) => StepByStep(Q, K, V, carried: 0) },
            { "off by one step", "The state was read before the current step was written into it: step t looks at itself, too.", (Q, K, V) => StepByStep(Q, K, V) - StepByStep(Q, K, V, carried: 0) },
            { "transposed", "The outer product is the wrong way round. What comes out has to be a sum of values, weighted by keys.", (Q, K, V) => StepByStep(Q, V, K) },
            { "future leaks", "Every step reads the state of the end, with all that is still to come.", (Q, K, V) => V * K.TransposeThisAndMultiply(Q) },
            { "query and key exchanged", "Step t asks with its key here, and the steps before it are looked up by their queries.", (Q, K, V) => StepByStep(K, Q, V) },
            { "mean for sum", "Each sum was divided by its number of steps. Return the sum.", (Q, K, V) => StepByStep(Q, K, V).MapIndexed((_, t, value) => value / (t + 1)) },
            { "summed once too often", "The m_t themselves were added up: what step 1 was told is told again at every later step. Each m_t has its own query.", (Q, K, V) => StepByStep(Q, K, V, carried: 0) * Masked(Matrix<double>.Build.Dense(Q.ColumnCount, Q.ColumnCount, 1), 0) },
            { "division left out, softmax kept", "Half done: the division is gone, but there is still a softmax. Then the sum cannot be kept.", (Q, K, V) => V * Softmax(Masked(K.TransposeThisAndMultiply(Q))) },
            { "softmax still there", "This is attention as it was. Leave out the softmax and the division: then the sum can be kept.", (Q, K, V) => V * Softmax(Masked(Scores(Q, K))) },
            { "scale not asked for", "The sum is right, but divided by √H. In this exercise the products are taken as they are.", (Q, K, V) => V * Masked(Scores(Q, K), 0) },
        },
    };

    // Row s, column t: how well the key of step s fits the query of step t.
    private static Matrix<double> Scores(Matrix<double> Q, Matrix<double> K) => K.TransposeThisAndMultiply(Q) / Math.Sqrt(Q.RowCount);

    private static Matrix<double> Masked(Matrix<double> scores, double hidden = double.NegativeInfinity) =>
        scores.MapIndexed((s, t, score) => s > t ? hidden : score, Zeros.Include);

    private static Matrix<double> StepByStep(Matrix<double> Q, Matrix<double> K, Matrix<double> V, double carried = 1)
    {
        var state = Matrix<double>.Build.Dense(V.RowCount, K.RowCount);
        return Matrix<double>.Build.DenseOfColumnVectors(Enumerable.Range(0, Q.ColumnCount).Select(t =>
        {
            state = (carried * state) + V.Column(t).OuterProduct(K.Column(t));
            return state * Q.Column(t);
        }));
    }

    private static object?[] Drawn(int H, int T, int values, int seed) =>
        [Random(H, T, seed), Random(H, T, seed + 1), Random(values, T, seed + 2)];

    private static Matrix<double> Random(int rows, int columns, int seed) => Matrix<double>.Build.Random(rows, columns, seed);
}
