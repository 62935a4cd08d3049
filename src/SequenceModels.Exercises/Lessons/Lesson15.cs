using SequenceModels.Layers;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lessons 15-lstm-or-transformer and 15b-lstm-or-transformer.</summary>
internal static partial class Lesson15
{
    private static readonly Matrix<double> Tokens = Matrix<double>.Build.DenseOfColumnArrays([2, 0], [0, 2], [1.0, 0]);

    public static IReadOnlyList<Exercise> Exercises { get; } = [LoudTokens, CausalAttention, ClockHands, OneMoreToken, WithoutSoftmax];

    private static Exercise LoudTokens => new Exercise<Func<double[]>>("15.1", ExerciseKind.Predict)
    {
        Asks = "the three shares of token 3, to two digits",
        Hints =
        [
            "Will they stay the same, become more even, or more extreme?",
            "A score is a product of two tokens. Both have been doubled.",
            "Take the third and fourth columns of the lesson's table, correct them for tokens twice as loud on both sides, and put the new scores through e and the sum.",
        ],
        Because = "The scores are products of two tokens, so they become four times as large, and the softmax turns differences into factors. Length is loudness here; large Transformers normalise what goes into the products.",
        Tolerance = 0.006,
        Right = () => Shares(4),
        Mistakes =
        {
            { "shares unchanged", "These are the old shares. The softmax looks at differences of scores, and these have grown.", () => Shares(1) },
            { "one side only", "The scores were taken twice as large. But a score is a product, and both sides of it have grown.", () => Shares(2) },
            { "more even", "It goes the other way: louder tokens have scores that lie farther apart, not closer.", () => Shares(0.25) },
            { "shares doubled", "These shares do not sum to 1. The softmax makes sure that shares do, whatever the scores.", () => [.. Shares(1).Select(share => 2 * Math.Round(share, 2))] },
            { "root forgotten", "The products were divided by the number of numbers in a token, not by its root.", () => Shares(4 / Math.Sqrt(2)) },
            { "softmax forgotten", "The scores were divided by their sum. Shares come from e to the power of the scores.", () => [.. Tokens.TransposeThisAndMultiply(Tokens.Column(2)) / 3] },
            { "winner takes all", "Token 1 gets most of it, but a softmax never gives all: at two digits something is left for another.", () => [1, 0, 0] },
            { "rounded", "Nearly, but rounded too far: give two digits.", () => [.. Shares(4).Select(share => Math.Round(share, 1))] },
            { "scale forgotten", "The products were not divided by the root of the number of numbers in a token.", () => Shares(4 * Math.Sqrt(2)) },
        },
    };

    private static Exercise ClockHands => new Exercise<Func<int, int, double[]>>("15.3", ExerciseKind.Fault)
    {
        Asks = "a function of t and D that returns the D numbers of p_t",
        Hints =
        [
            "Print the friend's p_1 for D = 6. How many different speeds do you see, and how many should there be?",
            "What is 2 / 6 in C#? And which two numbers of p_t belong to one hand?",
            "The exponent is a fraction, so one of its parts must be a double. And it is the same fraction for a sine and for the cosine beside it: the number of the hand decides, not the number of the row.",
        ],
        Because = "Each pair of rows is one hand of a clock: a sine and a cosine of the same angle. Only with different speeds do places far apart look different, and only pairs of equal speed make the similarity depend on distance alone.",
        Tolerance = 1e-6,
        Trials = () => [[0, 4], [1, 6], [7, 6], [44, 12], [30, 2]],
        Right = (t, D) => PositionalEncoding.Of(D, t + 1).Column(t).ToArray(),
        Mistakes =
        {
            { "integer division", "The exponent is still a whole number divided by a whole number: 0 for every row, so all hands turn at one speed.", (t, D) => Hands(t, D, _ => 0) },
            { "pairs do not share a speed", "Half fixed: the hands now turn at different speeds, but a sine and its cosine must turn at the same one.", (t, D) => Hands(t, D, row => (double)row / D) },
            { "row for hand", "The number of the row was put in for i, the number of the hand. There are half as many hands as rows.", (t, D) => Hands(t, D, row => 2.0 * row / D) },
            { "half of the exponent", "Half fixed: the pairs share a speed now. But the exponent counts rows, 2i, and not hands, i.", (t, D) => Hands(t, D, row => row / 2 / (double)D) },
            { "sine and cosine exchanged", "The speeds are right. But the even rows are the sines, the odd ones the cosines.", (t, D) => [.. Hands(t, D).Chunk(2).SelectMany(pair => pair.Reverse())] },
            { "off by one step", "These are the hands of the next step. Steps count from 0.", (t, D) => Hands(t + 1, D) },
            { "speed upside down", "The later hands turn faster and faster here. They should turn more and more slowly.", (t, D) => Hands(t, D, row => -(double)(row - (row % 2)) / D) },
            { "all sines first", "The numbers are right, but here they do not stand in pairs: all sines come first, as in some other libraries.", (t, D) => [.. Hands(t, D).Where((_, row) => row % 2 == 0), .. Hands(t, D).Where((_, row) => row % 2 == 1)] },
        },
    };

    private static Exercise OneMoreToken => new Exercise<Func<int, double>>("15.4", ExerciseKind.Change)
    {
        Asks = "a function of d that returns the T (not rounded) at which both cost the same",
        Hints =
        [
            "The formulas of the lesson count whole sequences. What does the last step of T + 1 steps cost?",
            "The cost of one more token is the cost of T + 1 tokens minus the cost of T. For the LSTM T drops out.",
            "Attention: four matrices for the new token, and T + 1 scores and T + 1 shares of a value, each d products. Set that equal to one LSTM step and solve for T.",
        ],
        Because = "The last step is the most expensive for attention, since it looks at everything before it. So in writing, attention becomes more expensive than an LSTM at half the length at which it does for whole sequences.",
        Trials = () => [[1], [4], [16], [100]],
        Right = d => (2 * d) + 0.5,
        Mistakes =
        {
            { "whole sequence", "At this length whole sequences cost the same, as in the lesson (or only one of scores and mixture was counted). Count the next token alone.", d => (4 * d) + 2 },
            { "own step forgotten", "Nearly: the new token looks at itself, too. It has one more step to look at than there were before it.", d => (2 * d) + 1.5 },
            { "no cache", "Keys and values of all old steps were computed again. The cache keeps them: only the new token's are computed.", d => ((4 * d) + 1) / ((2 * d) + 2.0) },
            { "gate products forgotten", "The LSTM's matrices are counted. But its gates are multiplied with the memory as well, unit by unit.", d => (2 * d) - 1 },
            { "projections forgotten", "For attention only scores and mixture are counted. The new token goes through four matrices, too.", d => (4 * d) + 0.5 },
            { "rounded", "Nearly, but rounded: give T as it comes out of the equation.", d => 2 * d },
            { "half of the whole sequence", "Nearly: this is the lesson's length halved, or T rounded up. Count the products of the one new token, and do not round.", d => (2 * d) + 1 },
        },
    };

    private static double[] Shares(double louder) =>
        Functions.Softmax(Tokens.TransposeThisAndMultiply(Tokens.Column(2)) * louder / Math.Sqrt(2)).ToArray();

    private static double[] Hands(int t, int D, Func<int, double>? power = null)
    {
        double Angle(int row) => t / Math.Pow(10000, power?.Invoke(row) ?? (double)(row - (row % 2)) / D);
        return [.. Enumerable.Range(0, D).Select(row => row % 2 == 0 ? Math.Sin(Angle(row)) : Math.Cos(Angle(row)))];
    }
}
